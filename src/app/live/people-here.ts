import type { Presence } from '../../crdt/spaces/index.ts';
import { lastSaid } from '../../crdt/spaces/room-face.ts';

export { laterThan } from '../../crdt/spaces/room-face.ts';

/**
 * Everybody who is here, once each: somebody with a phone beside a computer is one person. The page they look at is the one that
 * was opened last, so that a page that is just going away counts no more; pace and moment are what they said last, on whichever
 * page; a sign from wherever it comes.
 */
export function peopleHere(presence: readonly Presence[]): readonly Presence[] {
  const here = new Map<Presence['member'], Presence>();
  for (const one of presence) {
    const known = here.get(one.member);
    here.set(
      one.member,
      known === undefined
        ? one
        : {
            ...lastSaid(known, one),
            place: one.place.page === 'elsewhere' ? known.place : one.place,
            sign: known.sign ?? one.sign,
          },
    );
  }
  return [...here.values()];
}
