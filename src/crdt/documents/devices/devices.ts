import type * as Y from 'yjs';
import { DeviceId } from '../../basics/id.ts';
import { invariant } from '../../basics/invariant.ts';
import type { DocumentKind, ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf, writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { oneLine } from '../shapes/one-line.ts';
import { readOptional } from '../shapes/read-optional.ts';
import { deviceOfKey } from '../shapes/hands.ts';
import { asMoment, readChoice, versionInKey } from '../shapes/record.ts';
import type { Oddities, RootMap } from '../shapes/record.ts';
import { deviceKinds, deviceLimits } from './types.ts';
import type { DeviceFacts, DevicesVerbs, DevicesView } from './types.ts';

const kind: KindRoot = { id: 'devices', version: 1, origin: { kind: 'devices' } };

/**
 * What this person calls their own devices, and when each was added and in use. Facts lie at the root, one key each, so that
 * two devices that write of a third at once lose nothing of each other. Shape: README beside this folder.
 */
export const devices: DocumentKind<DevicesView, DevicesVerbs> = {
  id: kind.id,
  audience: 'personal',
  version: kind.version,
  read,
  verbs(doc, { device, clock }) {
    const write = (verb: (root: RootMap) => void): void => writeRoot(doc, kind, verb);
    return {
      introduce: ({ id, name, kind: what }) =>
        write((root) => {
          if (name !== undefined && !root.has(`name:${id}`))
            root.set(`name:${id}`, oneLine(name, deviceLimits.name));
          if (what !== undefined && !root.has(`kind:${id}`)) root.set(`kind:${id}`, what);
          if (!root.has(`added:${id}`)) root.set(`added:${id}`, clock.nowMs());
        }),
      rename: (id, name) =>
        write((root) => root.set(`name:${id}`, oneLine(name, deviceLimits.name))),
      see() {
        invariant(device, 'a device writes of itself');
        write((root) => root.set(`seen:${device}`, clock.nowMs()));
      },
    };
  },
};

const fact = /^(?:name|kind|added|seen):(.*)$/s;

function read(doc: Y.Doc, context: ReadContext): Reading<DevicesView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, kind.id);
  if (root === undefined) return { view: { devices: [] }, version: 0, oddities: 1 };
  const found = [...idsIn(root, oddities)].map((id): DeviceFacts => {
    const name = readOptional(root, `name:${id}`, { parse: asName, oddities });
    const seenMs = readOptional(root, `seen:${id}`, { parse: asMoment, oddities });
    const what = root.get(`kind:${id}`);
    return {
      id,
      name: name ?? '',
      kind: what === undefined ? 'computer' : readChoice(what, deviceKinds, oddities),
      addedMs: readOptional(root, `added:${id}`, { parse: asMoment, oddities }) ?? 0,
      // Nobody says of another device that it is in use.
      seenMs: deviceOfKey(root, `seen:${id}`, context) === id ? seenMs : undefined,
    };
  });
  found.sort((a, b) => a.addedMs - b.addedMs || (a.id < b.id ? -1 : 1));
  return { view: { devices: found }, version: versionOf(root), oddities: oddities.count };
}

const asName = (value: unknown): string | undefined =>
  typeof value === 'string' ? oneLine(value, deviceLimits.name) : undefined;

function idsIn(root: RootMap, oddities: Oddities): Set<DeviceId> {
  const ids = new Set<DeviceId>();
  for (const key of root.keys()) {
    const id = DeviceId.parse(fact.exec(key)?.[1]);
    if (id !== undefined) ids.add(id);
    else if (versionInKey(key) === undefined) oddities.count += 1;
  }
  return ids;
}
