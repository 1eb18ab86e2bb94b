import type { MemberId, RecordId } from '../../basics/id.ts';
import type { ReadContext } from '../document-kind.ts';
import type { Oddities, RootMap, TouchReading } from './record.ts';
import { untilChanged } from './until-changed.ts';

/** Reads a record, which always has the same id. */
type ReadRecord<T> = (id: RecordId, record: RootMap, reading: TouchReading) => T;

/** What a record gave when it was read, and whose hands it hung on. */
interface Remembered<T> {
  readonly value: T;
  readonly oddities: number;
  readonly hands: ReadonlyMap<number, MemberId | undefined>;
}

/**
 * Reads a record again only when something in it changed, or when another hand is vouched for than before; what was odd in
 * it is counted each time. For kinds of thousands of records. What is read may hang on nothing but the record and on
 * who wrote in it: the moment of reading and the signatures of single records are not to be had.
 */
export function readOnce<T>(read: ReadRecord<T>): ReadRecord<T> {
  const remember = untilChanged<
    Remembered<T>,
    { readonly id: RecordId; readonly context: ReadContext }
  >(
    (record, { id, context }) => {
      const hands = new Map<number, MemberId | undefined>();
      const authorOf: ReadContext['authorOf'] = (client) => {
        const by = context.authorOf(client);
        hands.set(client, by);
        return by;
      };
      const oddities: Oddities = { count: 0 };
      const value = read(id, record, { context: { authorOf }, oddities });
      return { value, oddities: oddities.count, hands };
    },
    ({ hands }, { context }) => {
      for (const [client, by] of hands) if (context.authorOf(client) !== by) return false;
      return true;
    },
  );
  return (id, record, { context, oddities }) => {
    const remembered = remember(record, { id, context });
    oddities.count += remembered.oddities;
    return remembered.value;
  };
}
