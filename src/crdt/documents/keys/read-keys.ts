import type * as Y from 'yjs';
import { fromBase64Url } from '../../basics/bytes.ts';
import { DeviceId, MemberId, SpaceId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf } from '../shapes/kind-root.ts';
import { deviceOfKey, devicesOfKey } from '../shapes/hands.ts';
import { versionInKey } from '../shapes/record.ts';
import { keysLimits } from './types.ts';
import type { Answer, Held, KeysView, Trace, Wish } from './types.ts';

/** What stands in a key: everything that must not be lost when its value is. */
interface Said {
  readonly what: 'held' | 'asleep' | 'wish' | 'answer';
  readonly space: SpaceId;
  /** The own device that it is about. */
  readonly of: DeviceId;
  readonly device: DeviceId;
  /** The issuer of a wish, the author of an answer. */
  readonly other: DeviceId | undefined;
}

const shape =
  /^(held|asleep|wish|answer):([0-9a-f]{64}):([0-9a-f]{32}):([0-9a-f]{32})(?::([0-9a-f]{32}))?$/;

function readKey(key: string): Said | undefined {
  const [, name, spaceText, ofText, deviceText, otherText] = shape.exec(key) ?? [];
  const what = (['held', 'asleep', 'wish', 'answer'] as const).find((known) => known === name);
  const [space, of] = [SpaceId.parse(spaceText), DeviceId.parse(ofText)];
  const [device, other] = [DeviceId.parse(deviceText), DeviceId.parse(otherText)];
  if (what === undefined || space === undefined || of === undefined || device === undefined)
    return undefined;
  if ((what === 'held' || what === 'asleep') !== (other === undefined)) return undefined;
  return { what, space, of, device, other };
}

const readBytes = (value: unknown, limit: number): Uint8Array | undefined =>
  typeof value === 'string' && value.length <= limit * 2 ? fromBase64Url(value) : undefined;

/** Reads which device has which workspace, whatever may lie there. */
export function readKeys(doc: Y.Doc, id: string, context: ReadContext): Reading<KeysView> {
  const held: Held[] = [];
  const wishes: Wish[] = [];
  const answers: Answer[] = [];
  const traces: Trace[] = [];
  const view: KeysView = { held, wishes, answers, traces };
  const root = rootOf(doc, id);
  if (root === undefined) return { view, version: 0, oddities: 1 };
  let oddities = 0;
  // In one order for everybody, whoever wrote first.
  for (const key of [...root._map.keys()].sort()) {
    const said = readKey(key);
    if (said === undefined) {
      if (versionInKey(key) === undefined && root.has(key)) oddities += 1;
      continue;
    }
    const { what, space, of, device, other } = said;
    const hands = devicesOfKey(root, key, context);
    if (hands.length > 0) traces.push({ space, of, device, hands });
    // Whatever sleeps has no hand: of it there are traces alone.
    if (!root.has(key) || what === 'asleep') continue;
    const value = root.get(key);
    const hand = deviceOfKey(root, key, context);
    const isOwn = hand !== undefined && hand === (what === 'answer' ? other : of);
    const member = what === 'held' ? MemberId.parse(value) : undefined;
    const bytes =
      what === 'held'
        ? undefined
        : readBytes(value, keysLimits[what === 'wish' ? 'certificate' : 'answer']);
    if (!isOwn || (member === undefined && bytes === undefined)) oddities += 1;
    else if (member !== undefined) held.push({ space, by: of, device, member });
    else if (bytes === undefined || other === undefined) oddities += 1;
    else if (what === 'wish')
      wishes.push({ space, by: of, device, issuer: other, certificate: bytes });
    else answers.push({ space, by: other, to: of, device, sealed: bytes });
  }
  return { view, version: versionOf(root), oddities };
}
