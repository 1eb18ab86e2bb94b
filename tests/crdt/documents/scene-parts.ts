import * as Y from 'yjs';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import type { SeededRandom } from '../../cast/seeded-random.ts';

/** Words that people write, some of them awkward to merge. */
export const words = [
  'sleep',
  'walk with Ana',
  'breathe 🌿 slowly',
  '',
  'call mum',
  'e\u0301te\u0301',
];

/** One of the items, or none of them. */
export const maybe = <T>(random: SeededRandom, items: readonly T[]): T | undefined =>
  items[random.below(items.length + 1)];

/** Whoever and whatever the odd records are about. */
export const oddMember = MemberId.fromBytes(new Uint8Array(16).fill(9));
export const oddId = RecordId.fromBytes(new Uint8Array(16).fill(9));

/** What lies in a record, by key. */
export type Fields = Readonly<Record<string, unknown>>;
/** Puts something odd into a root. */
export type Plant = (root: Y.Map<unknown>) => void;
export const mapOf = (fields: Fields): Y.Map<unknown> => new Y.Map(Object.entries(fields));
export const newText = (): Y.Text => new Y.Text('words');

/** Whose hand the reader of the contract takes everything for. */
export const everyHand = MemberId.fromBytes(new Uint8Array(16).fill(7));

/** Plants a record that is whole but for some fields. `whole` makes its parts anew each time. */
export const oddRecord =
  (whole: () => Fields) =>
  (fields: () => Fields): Plant =>
  (root) =>
    void root.set(oddId, mapOf({ ...whole(), ...fields() }));
