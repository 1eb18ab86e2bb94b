import { toHex } from '../../basics/bytes.ts';
import { MemberId } from '../../basics/id.ts';
import type { ReadContext } from '../document-kind.ts';
import { hasHand } from '../shapes/hands.ts';
import type { Oddities, RootMap } from '../shapes/record.ts';

/** A seal as it stands in the register. */
interface RegisteredSeal {
  readonly by: MemberId;
  /** Which of this person's seals it is, from 1. */
  readonly number: number;
  /** 64 hexadecimal digits. */
  readonly seal: string;
}

const sealKey = /^([0-9a-f]{32}):([1-9]\d{0,5}):([0-9a-f]{64})$/;

function readKey(key: string): RegisteredSeal | undefined {
  const [, member, number, seal] = sealKey.exec(key) ?? [];
  const by = MemberId.parse(member);
  return by === undefined || seal === undefined ? undefined : { by, number: Number(number), seal };
}

/** Each person's seals in the order in which they were given, as hexadecimal. */
export type SealsByMember = ReadonlyMap<MemberId, readonly string[]>;

/**
 * Reads all seals that were ever given. The seal is in the key, and a key of a map stays in the document when its value is
 * overwritten or taken away. So nobody can hide that a seal was exchanged, and nobody can make another's seal go away; whoever has
 * given one seal only is known never to have exchanged it. One counts when a hand of its own member has written its key.
 */
export function readSeals(
  register: RootMap,
  reading: {
    readonly asked: readonly MemberId[];
    readonly context: ReadContext;
    readonly oddities: Oddities;
  },
): SealsByMember {
  const { asked, context, oddities } = reading;
  const found = new Map<MemberId, RegisteredSeal[]>();
  for (const key of register._map.keys()) {
    const entry = readKey(key);
    const isAsked = entry !== undefined && asked.includes(entry.by);
    if (isAsked && hasHand(register, { key, by: entry.by }, context))
      found.set(entry.by, [...(found.get(entry.by) ?? []), entry]);
    else oddities.count += 1;
  }
  return new Map([...found].map(([by, seals]) => [by, inOrder(seals)]));
}

/** By number; of two that two pages gave at once, always in the same order. Each once. */
function inOrder(seals: readonly RegisteredSeal[]): readonly string[] {
  const sorted = [...seals].sort((a, b) => a.number - b.number || (a.seal < b.seal ? -1 : 1));
  return [...new Set(sorted.map(({ seal }) => seal))];
}

/** The seals under somebody's name, whoever wrote them: for verbs, which know no hands. */
export function sealsNamed(register: RootMap, by: MemberId): readonly string[] {
  const entries = [...register._map.keys()].map(readKey);
  return inOrder(entries.filter((entry) => entry !== undefined).filter((entry) => entry.by === by));
}

/** Gives a seal; nothing when it is this person's newest already. */
export function registerSeal(register: RootMap, by: MemberId, seal: Uint8Array): void {
  const before = sealsNamed(register, by);
  const hex = toHex(seal);
  if (before.at(-1) === hex) return;
  const numbers = [...register._map.keys()]
    .map(readKey)
    .map((entry) => (entry?.by === by ? entry.number : 0));
  const next = Math.min(Math.max(0, ...numbers) + 1, 999_999);
  register.set(`${by}:${next}:${hex}`, true);
}
