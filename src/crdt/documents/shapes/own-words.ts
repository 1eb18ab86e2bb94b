import { MemberId } from '../../basics/id.ts';
import { hasHand } from './hands.ts';
import type { RootMap, TouchReading } from './record.ts';

/** One thing that a key says. */
interface Saying {
  readonly by: MemberId;
  /** Which of this person's it is, from 1. */
  readonly number: number;
  readonly value: unknown;
  readonly key: string;
}

const ownKey = /^([a-z]+):([0-9a-f]{32}):([1-9]\d{0,5}):(.+)$/;
const mostSayings = 999_999;

function readKey(key: string, name: string): Saying | undefined {
  const [, named, member, number, json] = ownKey.exec(key) ?? [];
  const by = MemberId.parse(member);
  if (named !== name || by === undefined || json === undefined) return undefined;
  try {
    return { by, number: Number(number), value: JSON.parse(json), key };
  } catch {
    // Not JSON: a peer's bytes, so no bug of ours.
    return undefined;
  }
}

const sayingsOf = (record: RootMap, name: string): readonly Saying[] =>
  [...record._map.keys()].map((key) => readKey(key, name)).filter((saying) => saying !== undefined);

/**
 * What each person said last of themselves in a record that others write in, too. The words are in the key, and a key of a map
 * stays in the document when its value is overwritten or taken away: nobody can make another's words vanish while the record is
 * there. They count when a hand of that person has written the key; any other is counted as odd.
 */
export function readOwnWords(
  record: RootMap,
  name: string,
  { context, oddities }: TouchReading,
): ReadonlyMap<MemberId, unknown> {
  const newest = new Map<MemberId, Saying>();
  for (const saying of sayingsOf(record, name)) {
    if (hasHand(record, saying, context)) {
      const known = newest.get(saying.by);
      if (known === undefined || isLater(saying, known)) newest.set(saying.by, saying);
    } else oddities.count += 1;
  }
  return new Map([...newest].map(([by, { value }]) => [by, value]));
}

/** By number; of two that two pages said at once, always the same. */
const isLater = (one: Saying, other: Saying): boolean =>
  one.number > other.number || (one.number === other.number && one.key > other.key);

/**
 * Says something of oneself, plain as JSON; false when this page has just said it. Verbs know no hands: a number that nobody can
 * have come to yet is somebody else's doing, and passed over, so that no key that another made up takes from a person the last word.
 */
export function sayOwn(
  record: RootMap,
  name: string,
  { by, value }: { readonly by: MemberId; readonly value: unknown },
): boolean {
  const sayings = sayingsOf(record, name).filter((saying) => saying.by === by);
  const last = sayings
    .filter(({ number }) => number <= sayings.length)
    .sort((a, b) => (isLater(a, b) ? 1 : -1))
    .at(-1);
  const json = JSON.stringify(value);
  const keyOf = (number: number): string => `${name}:${by}:${number}:${json}`;
  const isSaid = last !== undefined && last.key === keyOf(last.number);
  if (isSaid && record._map.get(last.key)?.id.client === record.doc?.clientID) return false;
  record.set(keyOf(Math.min((last?.number ?? 0) + 1, mostSayings)), true);
  return true;
}
