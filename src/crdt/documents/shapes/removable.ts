import { asMoment } from './record.ts';
import type { Oddities, RootMap } from './record.ts';

/** How long a removed record can be brought back, in milliseconds: 30 days. */
export const keepRemovedMs = 30 * 24 * 60 * 60 * 1000;

const key = 'removedAt';

/** When a record was removed; undefined while it is there. A value that is no moment is counted and means "there". */
export function removedAt(record: RootMap, oddities?: Oddities): number | undefined {
  const value = record.get(key);
  if (value === undefined) return undefined;
  const moment = asMoment(value);
  if (moment === undefined && oddities !== undefined) oddities.count += 1;
  return moment;
}

/** Whether a record is there for people to see and to change. */
export const isThere = (record: RootMap): boolean => removedAt(record) === undefined;

/** Whether a removal is too long ago to be shown. Its bytes stay: nothing is deleted by the passing of time. */
export const isPast = (removedAtMs: number, nowMs: number | undefined): boolean =>
  nowMs !== undefined && nowMs - removedAtMs > keepRemovedMs;

/** Removes a record in a way that can be taken back; false when it is removed already. */
export function removeRecord(record: RootMap, nowMs: number): boolean {
  const there = isThere(record);
  if (there) record.set(key, nowMs);
  return there;
}

/** Brings a removed record back; false when it is there. */
export function restoreRecord(record: RootMap): boolean {
  const removed = record.has(key);
  if (removed) record.delete(key);
  return removed;
}
