import type { DeviceId, MemberId } from '../../basics/id.ts';
import type { ReadContext } from '../document-kind.ts';
import type { RootMap } from './record.ts';

/** Which device wrote the present value of a key, as the signatures of the log vouch. */
export function deviceOfKey(
  record: RootMap,
  key: string,
  context: ReadContext,
): DeviceId | undefined {
  const item = record._map.get(key);
  return item === undefined || item.deleted ? undefined : context.deviceOf?.(item.id.client);
}

/** Every device that has ever written a key, whoever wrote it last or took it away. */
export function devicesOfKey(
  record: RootMap,
  key: string,
  context: ReadContext,
): readonly DeviceId[] {
  const hands = new Set<DeviceId>();
  for (let item = record._map.get(key) ?? null; item !== null; item = item.left) {
    const hand = context.deviceOf?.(item.id.client);
    if (hand !== undefined) hands.add(hand);
  }
  return [...hands].sort();
}

/** Whether a hand of this member has ever written a key, whoever wrote it last or took it away. */
export function hasHand(
  record: RootMap,
  { key, by }: { readonly key: string; readonly by: MemberId },
  context: ReadContext,
): boolean {
  for (let item = record._map.get(key) ?? null; item !== null; item = item.left)
    if (context.authorOf(item.id.client) === by) return true;
  return false;
}

/** Whose hand made a record: nobody can write over that. */
export const makerOf = (record: RootMap, context: ReadContext): MemberId | undefined =>
  record._item === null ? undefined : context.authorOf(record._item.id.client);
