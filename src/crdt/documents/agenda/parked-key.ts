import type { RecordId } from '../../basics/id.ts';
import type { RootMap } from '../shapes/record.ts';

const prefix = 'parked:';

/**
 * Where it is kept that an item was set aside: beside the items and not in the item, so that it holds whatever becomes of the
 * item, also where somebody takes back that they brought it, and then brings it again.
 */
export const parkedKey = (item: RecordId): string => `${prefix}${item}`;

/** Whether an item was set aside. Whatever lies there hides it: rather too little is shown than too much. */
export const isParked = (root: RootMap, item: RecordId): boolean => root.has(parkedKey(item));

/** The id in such a key, not yet looked at; undefined for any other key. */
export const parkedIn = (key: string): string | undefined =>
  key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
