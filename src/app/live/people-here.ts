import type { Presence } from '../../crdt/spaces/index.ts';

/**
 * Everybody who is here, once each: somebody with a phone beside a computer is one person. The page they look at is the one that
 * was opened last, so that a page that is just going away counts no more; of paces the one turned to last counts; a moment
 * or a sign from whichever device it comes.
 */
export function peopleHere(presence: readonly Presence[]): readonly Presence[] {
  const here = new Map<Presence['member'], Presence>();
  for (const one of presence) {
    const known = here.get(one.member);
    here.set(one.member, {
      member: one.member,
      place: known !== undefined && one.place.page === 'elsewhere' ? known.place : one.place,
      ...(turned(known) > turned(one) ? paceOf(known) : paceOf(one)),
      needsMoment: known?.needsMoment === true || one.needsMoment,
      sign: known?.sign ?? one.sign,
    });
  }
  return [...here.values()];
}

/** When somebody turned the dial; never, without a pace. */
const turned = (one: Presence | undefined): number =>
  one?.pace === undefined ? -1 : (one.paceMs ?? 0);

const paceOf = (one: Presence | undefined): Pick<Presence, 'pace' | 'paceMs'> => ({
  pace: one?.pace,
  paceMs: one?.paceMs,
});
