import type { Presence } from '../../crdt/spaces/index.ts';

/**
 * Everybody who is here, once each: somebody with a phone beside a computer is one person. The page they look at is the first
 * that is told of; a moment, a pace or a sign counts from whichever device it comes.
 */
export function peopleHere(presence: readonly Presence[]): readonly Presence[] {
  const here = new Map<Presence['member'], Presence>();
  for (const one of presence) {
    const known = here.get(one.member);
    here.set(one.member, {
      member: one.member,
      place: known === undefined || known.place.page === 'elsewhere' ? one.place : known.place,
      pace: known?.pace ?? one.pace,
      needsMoment: known?.needsMoment === true || one.needsMoment,
      sign: known?.sign ?? one.sign,
    });
  }
  return [...here.values()];
}
