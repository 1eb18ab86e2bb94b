import type { MemberId } from '../../basics/id.ts';
import type { Opening } from './read-openings.ts';
import type { SealsByMember } from './seal-register.ts';
import type { PollAnswer, PollDoubt } from './types.ts';

/** What is known of a hidden poll whose answers are asked for. */
export interface Evidence {
  readonly asked: readonly MemberId[];
  readonly seals: SealsByMember;
  readonly openings: ReadonlyMap<MemberId, Opening>;
}

/** What somebody's answer comes to. */
export type Verdict =
  | { readonly tag: 'counts'; readonly answer: PollAnswer }
  | { readonly tag: 'doubted'; readonly why: PollDoubt }
  | { readonly tag: 'sealed' };

/**
 * Judges somebody's answer. FORMAT.md says whom a device that lies in what it saw can harm, and whom it cannot: whoever has given
 * one seal only has exchanged nothing, whatever others say that they saw.
 */
export function judge(member: MemberId, evidence: Evidence): Verdict {
  const given = evidence.seals.get(member) ?? [];
  const fixed = sealSeenByMost(member, evidence);
  const opening = evidence.openings.get(member);
  if (opening === undefined) {
    // What would not count any more stays sealed.
    const tooLate = fixed !== undefined && fixed !== given.at(-1);
    return tooLate ? { tag: 'doubted', why: 'late-or-changed' } : { tag: 'sealed' };
  }
  const { opened } = opening;
  if (opened === undefined || !given.includes(opened.seal))
    return { tag: 'doubted', why: 'unlike-its-seal' };
  if (!opened.isSigned) return { tag: 'doubted', why: 'not-signed' };
  if (fixed !== undefined && fixed !== opened.seal)
    return { tag: 'doubted', why: 'late-or-changed' };
  return { tag: 'counts', answer: opened.answer };
}

/**
 * Which of a person's seals most others saw when they opened theirs; where as many saw another, the one that
 * was given first. Undefined while nobody else has opened.
 */
function sealSeenByMost(member: MemberId, evidence: Evidence): string | undefined {
  const times = new Map<string, number>();
  for (const [witness, { opened }] of evidence.openings) {
    if (witness === member || opened === undefined) continue;
    const seal = opened.saw.get(member);
    if (seal === undefined || !isBelieved(witness, evidence)) continue;
    times.set(seal, (times.get(seal) ?? 0) + 1);
  }
  const most = Math.max(...times.values());
  return (evidence.seals.get(member) ?? []).find((seal) => times.get(seal) === most);
}

/**
 * Whether what an opening says of the seals can be true: it is signed, fits a seal of its own maker, and names for each of those
 * who were asked a seal that they have given. A device that opened before all were there, or that names a seal that nobody
 * gave, is none of ours, and is believed in nothing.
 */
function isBelieved(witness: MemberId, { asked, seals, openings }: Evidence): boolean {
  const opened = openings.get(witness)?.opened;
  if (opened?.isSigned !== true || opened.saw.get(witness) !== opened.seal) return false;
  return asked.every((member) => {
    const seal = opened.saw.get(member);
    return seal !== undefined && seals.get(member)?.includes(seal) === true;
  });
}
