import * as Y from 'yjs';
import { equalBytes } from '../basics/bytes.ts';
import type { StructId } from './update-scan.ts';

/** `unclear`: it calls something deleted that is not deleted here, or not yet. */
export type Sameness = 'same' | 'other' | 'unclear';

/**
 * Whether the structs of a cover say what the live document says, for clocks that are applied here: the same
 * places and contents, or a tombstone where this document has one too. A cover may know less of deletes
 * (they came later), and more (they have not come yet): that cannot be told from a lie before they come.
 */
export function compareWithLive(
  doc: Y.Doc,
  cover: readonly Struct[],
  range: { readonly client: number; readonly from: number; readonly to: number },
): Sameness {
  let sameness: Sameness = 'same';
  const live = doc.store.clients.get(range.client) ?? [];
  for (const struct of cover) {
    let from = Math.max(range.from, struct.id.clock);
    const to = Math.min(range.to, struct.id.clock + struct.length);
    while (from < to) {
      const other = live[Y.findIndexSS(live, from)];
      if (other === undefined) return 'other';
      const end = Math.min(to, other.id.clock + other.length);
      const part = comparePart(struct, other, { from, to: end });
      if (part === 'other') return 'other';
      if (part === 'unclear') sameness = 'unclear';
      from = end;
    }
  }
  return sameness;
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

interface Clocks {
  readonly from: number;
  readonly to: number;
}

function comparePart(cover: Struct, live: Struct, clocks: Clocks): Sameness {
  const tombstone: Sameness = live.deleted ? 'same' : 'unclear';
  if (!(cover instanceof Y.Item)) return tombstone;
  if (!(live instanceof Y.Item)) return 'same';
  if (!samePlace(cover, live, clocks.from)) return 'other';
  if (cover.content instanceof Y.ContentDeleted) return tombstone;
  return live.deleted || sameContent(cover, live, clocks) ? 'same' : 'other';
}

function samePlace(cover: Y.Item, live: Y.Item, clock: number): boolean {
  const origin = originAt(live, clock);
  if (!sameId(originAt(cover, clock), origin)) return false;
  if (!sameId(cover.rightOrigin, live.rightOrigin)) return false;
  if (origin !== null || live.rightOrigin !== null) return true;
  return cover.parentSub === live.parentSub && sameParent(cover.parent, live.parent);
}

const originAt = (item: Y.Item, clock: number): StructId | null =>
  clock === item.id.clock ? item.origin : { client: item.id.client, clock: clock - 1 };

function sameId(a: StructId | null, b: StructId | null): boolean {
  if (a === null || b === null) return a === b;
  return a.client === b.client && a.clock === b.clock;
}

/** A parent as it was decoded: an id or a root's name; or as it stands in a document: a type. */
function sameParent(cover: unknown, live: unknown): boolean {
  if (!(live instanceof Y.AbstractType)) return false;
  const item = live._item;
  if (cover instanceof Y.ID) return item !== null && sameId(cover, item.id);
  return item === null && cover === Y.findRootTypeKey(live);
}

function sameContent(cover: Y.Item, live: Y.Item, { from, to }: Clocks): boolean {
  const a = cover.content;
  const b = live.content;
  const [startA, startB] = [from - cover.id.clock, from - live.id.clock];
  const length = to - from;
  if (a instanceof Y.ContentString && b instanceof Y.ContentString) {
    return sameText(a.str.slice(startA, startA + length), b.str.slice(startB, startB + length));
  }
  if (a instanceof Y.ContentAny && b instanceof Y.ContentAny) {
    const partA = new Y.ContentAny(a.arr.slice(startA, startA + length));
    const partB = new Y.ContentAny(b.arr.slice(startB, startB + length));
    return equalBytes(contentBytes(partA), contentBytes(partB));
  }
  if (a instanceof Y.ContentJSON && b instanceof Y.ContentJSON) {
    const partA = new Y.ContentJSON(a.arr.slice(startA, startA + length));
    const partB = new Y.ContentJSON(b.arr.slice(startB, startB + length));
    return equalBytes(contentBytes(partA), contentBytes(partB));
  }
  return a.getRef() === b.getRef() && equalBytes(contentBytes(a), contentBytes(b));
}

interface Writable {
  write(encoder: Y.UpdateEncoderV1, offset: number): void;
}

function contentBytes(content: Writable): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  content.write(encoder, 0);
  return encoder.toUint8Array();
}

const replacement = 0xfffd;

/**
 * The same text; but where Yjs once cut a surrogate pair in two it left two replacement characters, and
 * which side has already seen that cut may differ.
 */
function sameText(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) {
    const [unitA, unitB] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (unitA === unitB) continue;
    const cut =
      (unitA === replacement && isSurrogate(unitB)) ||
      (unitB === replacement && isSurrogate(unitA));
    if (!cut) return false;
  }
  return true;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
