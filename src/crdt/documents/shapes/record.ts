import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { MemberId } from '../../basics/id.ts';
import type { ReadContext, Touch } from '../document-kind.ts';
import { plainText } from './plain-text.ts';

/** A root of a kind, or a record in it: whatever may lie there is found out when it is read. */
export type RootMap = Y.Map<unknown>;

/** Counts what made no sense while reading one document. */
export interface Oddities {
  count: number;
}

const versionKey = /^v([1-9]\d{0,8})$/;

/** The version that a root key says; undefined for any other key. */
export function versionInKey(key: string): number | undefined {
  const digits = versionKey.exec(key)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The last moment a Date can hold. */
const latestMs = 8.64e15;

/** A record of a root or of a list in a record; undefined and counted when something else lies there. */
export function readMap(parent: RootMap, key: string, oddities?: Oddities): RootMap | undefined {
  const value = parent.get(key);
  if (value instanceof Y.Map) return value;
  if (oddities !== undefined) oddities.count += 1;
  return undefined;
}

/** A record and the id it is kept under. */
export interface FoundRecord {
  readonly id: RecordId;
  readonly record: RootMap;
}

/**
 * Every record of a list; whatever else lies there is counted and left. A kind that keeps more than records at its root
 * says which keys those are: they are its own to read.
 */
export function recordsOf(
  list: RootMap,
  oddities?: Oddities,
  isOther?: (key: string) => boolean,
): FoundRecord[] {
  const records: FoundRecord[] = [];
  for (const [key, record] of list.entries()) {
    if (versionInKey(key) !== undefined || isOther?.(key) === true) continue;
    const id = RecordId.parse(key);
    if (id !== undefined && record instanceof Y.Map) records.push({ id, record });
    else if (oddities !== undefined) oddities.count += 1;
  }
  return records;
}

/** The words of a text two people may type in at once; empty and counted when there is none. */
export function readText(record: RootMap, key: string, oddities: Oddities): string {
  const value = record.get(key);
  if (value instanceof Y.Text) return plainText(value);
  oddities.count += 1;
  return typeof value === 'string' ? value : '';
}

/** Yes or no; no and counted when it is neither. */
export function readFlag(record: RootMap, key: string, oddities: Oddities): boolean {
  const value = record.get(key);
  if (typeof value !== 'boolean') oddities.count += 1;
  return value === true;
}

/** One of a few known words; the fallback, counted, for anything else. */
export function readChoice<T extends string>(
  value: unknown,
  choices: readonly [T, ...T[]],
  oddities: Oddities,
): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) oddities.count += 1;
  return found ?? choices[0];
}

/** A moment, milliseconds since 1970; undefined when it is none. */
export const asMoment = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= latestMs
    ? value
    : undefined;

/** Whose hand wrote the present value of a key, as the signatures of the log vouch. */
export function authorOfKey(
  record: RootMap,
  key: string,
  context: ReadContext,
): MemberId | undefined {
  const item = record._map.get(key);
  return item === undefined || item.deleted ? undefined : context.authorOf(item.id.client);
}

/** What reading a touch needs to know. */
export interface TouchReading {
  readonly context: ReadContext;
  readonly oddities: Oddities;
}

/** Who changed a record last, and when; where that is not said, who made it. */
export const readChanged = (record: RootMap, reading: TouchReading): Touch =>
  readTouch(record, record.has('changed') ? 'changed' : 'created', reading);

/** Who wrote a key holding a moment, and that moment; 1970 and counted when it is none. */
export function readTouch(record: RootMap, key: string, reading: TouchReading): Touch {
  const atMs = asMoment(record.get(key));
  if (atMs === undefined) reading.oddities.count += 1;
  return { by: authorOfKey(record, key, reading.context), atMs: atMs ?? 0 };
}
