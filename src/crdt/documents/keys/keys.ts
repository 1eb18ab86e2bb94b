import type * as Y from 'yjs';
import { toBase64Url } from '../../basics/bytes.ts';
import type { DeviceId } from '../../basics/id.ts';
import { invariant } from '../../basics/invariant.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import type { RootMap } from '../shapes/record.ts';
import { readKeys } from './read-keys.ts';
import type { KeysVerbs, KeysView } from './types.ts';

const kind: KindRoot = { id: 'keys', version: 1, origin: { kind: 'keys' } };

/**
 * Which of this person's devices has which workspace, which would have it, and what it was given: by this every workspace is on
 * every own device. Shape: README beside this folder.
 */
export const keys: DocumentKind<KeysView, KeysVerbs> = {
  id: kind.id,
  audience: 'personal',
  version: kind.version,
  read: (doc, context) => readKeys(doc, kind.id, context),
  verbs: (doc, context) => keysVerbs(doc, context),
};

function keysVerbs(doc: Y.Doc, { device: own }: WriteContext): KeysVerbs {
  const write = (verb: (root: RootMap, by: DeviceId) => void): void => {
    invariant(own, 'a device writes of itself');
    writeRoot(doc, kind, (root) => verb(root, own));
  };
  return {
    hold: ({ space, device, member }) =>
      write((root, by) => root.set(`held:${space}:${by}:${device}`, member)),
    letGo: ({ space, device }) => write((root, by) => root.delete(`held:${space}:${by}:${device}`)),
    sleep: ({ space, of, device }) =>
      write((root) => root.set(`asleep:${space}:${of}:${device}`, true)),
    wish: ({ space, device, issuer, certificate }) =>
      write((root, by) =>
        root.set(`wish:${space}:${by}:${device}:${issuer}`, toBase64Url(certificate)),
      ),
    answer: ({ space, to, device, sealed }) =>
      write((root, by) => root.set(`answer:${space}:${to}:${device}:${by}`, toBase64Url(sealed))),
  };
}
