import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Random } from '../../basics/random.ts';
import type { Oddities, RootMap } from './record.ts';

/**
 * A shared order in which moving never duplicates or loses anything: each record carries a key that sorts between
 * its neighbours' keys. Equal keys (two offline inserts at one place) are put in order by the record's id.
 */
export interface Ordered {
  readonly id: string;
  /** Undefined when the key makes no sense: such records come last. */
  readonly order: string | undefined;
}

/** Keys beyond this length are not believed; a list whose keys come near it is given short keys again. */
const longestKey = 200;
const longKey = 100;
const field = 'order';

/** The order key of a record; undefined and counted when it makes no sense. */
export function readOrder(record: RootMap, oddities?: Oddities): string | undefined {
  const value = record.get(field);
  if (typeof value === 'string' && isKey(value)) return value;
  if (oddities !== undefined) oddities.count += 1;
  return undefined;
}

/** Sorts by key, then by id; records without a key last. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) {
    if (a.order === undefined) return 1;
    if (b.order === undefined) return -1;
    return a.order < b.order ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A place in a list of records that are already sorted. */
export interface Placement {
  readonly list: readonly (Ordered & { readonly record: RootMap })[];
  /** Where the record shall stand in the list without it. */
  readonly index: number;
  readonly random: Random;
}

/**
 * Puts a record at a place: writes one key, or, where there is no room (equal, missing or very long keys),
 * the keys of the whole list. Keys carry a little chance, so that two offline inserts at one place rarely meet.
 */
export function placeAt(record: RootMap, { list, index, random }: Placement): void {
  const before = index > 0 ? list[index - 1] : undefined;
  const after = list[index];
  const room =
    (before === undefined || before.order !== undefined) &&
    (after === undefined || after.order !== undefined) &&
    (before?.order === undefined || after?.order === undefined || before.order < after.order);
  const key = room ? keyBetween(before?.order, after?.order, random) : undefined;
  if (key !== undefined && key.length <= longKey) {
    record.set(field, key);
    return;
  }
  const records = list.map((entry) => entry.record);
  records.splice(index, 0, record);
  const keys = generateNKeysBetween(null, null, records.length);
  records.forEach((entry, at) => {
    if (entry.get(field) !== keys[at]) entry.set(field, keys[at]);
  });
}

/** A key between two others: a random one of the 32 places that halving five times gives. Undefined at the very ends of all keys. */
function keyBetween(
  before: string | undefined,
  after: string | undefined,
  random: Random,
): string | undefined {
  try {
    const middle = generateKeyBetween(before, after);
    let low: string = middle;
    let high: string = generateKeyBetween(middle, after);
    const [bits = 0] = random.bytes(1);
    for (let half = 0; half < 5; half += 1) {
      const between = generateKeyBetween(low, high);
      if ((bits >> half) % 2 === 0) low = between;
      else high = between;
    }
    return generateKeyBetween(low, high);
  } catch {
    return undefined;
  }
}

/** Whether the library takes it as a key: it throws at anything else. */
function isKey(text: string): boolean {
  if (text.length > longestKey || !/^[0-9A-Za-z]+$/.test(text)) return false;
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}
