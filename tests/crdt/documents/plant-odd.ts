import * as Y from 'yjs';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import type { SeededRandom } from '../../cast/seeded-random.ts';

/** Fields of a record as they lie in a document. */
export type Fields = Readonly<Record<string, unknown>>;
/** Puts something into a root that no build of ours would write. */
export type Plant = (root: Y.Map<unknown>) => void;

export const oddId = RecordId.fromBytes(new Uint8Array(16).fill(9));
export const oddMember = MemberId.fromBytes(new Uint8Array(16).fill(9));
/** Whose hand the reader of the contract takes everything for. */
export const everyHand = MemberId.fromBytes(new Uint8Array(16).fill(7));

export const mapOf = (fields: Fields): Y.Map<unknown> => new Y.Map(Object.entries(fields));

/** Plants a record that is whole but for some fields. `whole` makes its parts anew each time. */
export const oddRecord =
  (whole: () => Fields) =>
  (fields: () => Fields): Plant =>
  (root) =>
    void root.set(oddId, mapOf({ ...whole(), ...fields() }));

/** One of the items, or none of them. */
export const maybe = <T>(random: SeededRandom, items: readonly T[]): T | undefined =>
  items[random.below(items.length + 1)];
