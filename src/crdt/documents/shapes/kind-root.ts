import * as Y from 'yjs';
import { invariant } from '../../basics/invariant.ts';
import { versionInKey } from './record.ts';
import type { RootMap } from './record.ts';

/** What a kind needs to find and write its root. */
export interface KindRoot {
  readonly id: string;
  readonly version: number;
  /** The origin of this kind's own transactions; undo follows it. */
  readonly origin: object;
}

/** The root map of a kind; undefined when the name is already taken by another type (never by our own builds). */
export function rootOf(doc: Y.Doc, id: string): RootMap | undefined {
  const shared = doc.share.get(id);
  const untyped = shared === undefined || shared.constructor === Y.AbstractType;
  return untyped || shared instanceof Y.Map ? doc.getMap(id) : undefined;
}

/**
 * Highest version that anybody wrote; 0 in an empty document. Each version is a key of its own (`v1`, `v2`),
 * so that an older build writing at the same time can never lower it.
 */
export function versionOf(root: RootMap | undefined): number {
  let highest = 0;
  for (const key of root?.keys() ?? []) {
    highest = Math.max(highest, versionInKey(key) ?? 0);
  }
  return highest;
}

/** Not followed by undo: taking back the first verb must not take back the version. */
const versionOrigin = { kind: 'version' };

/**
 * The root of a kind, for writing.
 * @throws when the document was made with a newer version: no older verb may touch it.
 */
export function writableRoot(doc: Y.Doc, kind: KindRoot): RootMap {
  const root = rootOf(doc, kind.id);
  invariant(root, `the root "${kind.id}" is a map`);
  invariant(versionOf(root) <= kind.version, `"${kind.id}" was made with a newer version`);
  return root;
}

/** One verb: one transaction under the kind's origin. @throws as {@link writableRoot} does. */
export function writeRoot<T>(doc: Y.Doc, kind: KindRoot, write: (root: RootMap) => T): T {
  const root = writableRoot(doc, kind);
  const result = doc.transact(() => write(root), kind.origin);
  const own = `v${kind.version}`;
  if (root.size > 0 && !root.has(own)) doc.transact(() => root.set(own, true), versionOrigin);
  return result;
}
