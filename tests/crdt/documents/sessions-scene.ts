import * as Y from 'yjs';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { sessions } from '../../../src/crdt/documents/sessions/sessions.ts';
import { waysToMeet } from '../../../src/crdt/documents/sessions/types.ts';
import type { SessionsVerbs, SessionsView } from '../../../src/crdt/documents/sessions/types.ts';
import { paces } from '../../../src/crdt/documents/shapes/pace.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { mapOf, maybe, oddId, oddMember, words } from './scene-parts.ts';
import type { Fields, Plant } from './scene-parts.ts';

/** Whoever the contract's reader takes every hand for. */
const everybody = MemberId.fromBytes(new Uint8Array(16).fill(7));
const dayMs = 24 * 60 * 60 * 1000;

/** A session that is whole but for these fields. */
const sessionWith = (fields: Fields): Y.Map<unknown> => {
  const whole = { at: 1, minutes: 50, how: 'phone', body: new Y.XmlFragment() };
  return mapOf({ ...whole, created: 1, changed: 1, ...fields });
};
const oddSession =
  (fields: () => Fields): Plant =>
  (root) =>
    void root.set(oddId, sessionWith(fields()));

/** Sessions, for the contract. */
export const sessionsScene: KindUnderContract<SessionsView, SessionsVerbs> = {
  kind: sessions,
  act(verbs, view, random) {
    const all = [...view.sessions, ...view.removed];
    const session = maybe(random, all);
    if (session === undefined || random.chance(0.1)) {
      const first = Date.UTC(2026, 2, 3, 15) + random.below(50) * dayMs;
      verbs.plan({
        startsMs: Array.from({ length: 1 + random.below(3) }, (_, nth) => first + nth * 7 * dayMs),
        minutes: random.pick([25, 50, 90]),
        how: random.pick(waysToMeet),
      });
      return;
    }
    const { id } = session;
    random.pick<() => void>([
      () => verbs.change(id, { atMs: session.atMs + (random.below(3) - 1) * dayMs }),
      () => verbs.change(id, { minutes: random.pick([45, 60]), how: random.pick(waysToMeet) }),
      () => verbs.start(id),
      () => verbs.close(id),
      () => verbs.reopen(id),
      () => verbs.takeBackClosing(id),
      () => verbs.remove(id),
      () => void verbs.removeFromHereOn(id),
      () => verbs.restore([id, ...all.slice(0, 2).map((other) => other.id)]),
      () => verbs.takeAway(id, random.pick(words)),
      () => verbs.sharePace(id, maybe(random, paces)),
      () => verbs.tellZone(random.pick(['Europe/Lisbon', 'America/New_York', 'no zone'])),
      () => verbs.touch(id),
      () => void verbs.body(id),
      () => void verbs.undo(),
      () => void verbs.redo(),
    ])();
  },
  records: (view) => [...view.sessions, ...view.removed].map((session) => session.id),
  odd: {
    'a word where a session should be': (root) => void root.set(oddId, 'Tuesday'),
    'a session under a key that is no id': (root) => void root.set('tuesday', sessionWith({})),
    'a beginning in a word': oddSession(() => ({ at: 'Tuesday' })),
    'a length of no minutes': oddSession(() => ({ minutes: 0 })),
    'a length of half a minute more': oddSession(() => ({ minutes: 50.5 })),
    'a way to meet that nobody knows': oddSession(() => ({ how: 'telepathy' })),
    'a series that is no id': oddSession(() => ({ series: 'weekly' })),
    'a move from no moment': oddSession(() => ({ movedFrom: -5 })),
    'a start at no moment': oddSession(() => ({ startedAt: true })),
    'an end at no moment': oddSession(() => ({ closedAt: Number.NaN })),
    'a map for the notes': oddSession(() => ({ body: new Y.Map() })),
    'a removal at no moment': oddSession(() => ({ removedAt: 'today' })),
    'a take-away in somebody else’s name': oddSession(() => ({ [`take:${oddMember}`]: 'Mine.' })),
    'a take-away of nobody': oddSession(() => ({ 'take:nobody': 'Mine.' })),
    'a take-away that is no text': oddSession(() => ({ [`take:${everybody}`]: 5 })),
    'a pace in somebody else’s name': oddSession(() => ({ [`pace:${oddMember}`]: 'ready' })),
    'a pace that nobody knows': oddSession(() => ({ [`pace:${everybody}`]: 'faster' })),
    'a zone in somebody else’s name': (root) => void root.set(`zone:${oddMember}`, 'Asia/Tokyo'),
    'a zone that no zone can be called': (root) => void root.set(`zone:${everybody}`, 'my room'),
  },
  stored: [
    {
      file: 'sessions-v1.bin',
      shows: {
        sessions: [
          {
            atMs: Date.UTC(2026, 2, 3, 15),
            minutes: 50,
            how: 'video',
            opening: 'It was good to be heard.',
            takeAways: [{ text: 'Breathe first 🌿' }],
            sharedPaces: [{ pace: 'slower' }],
            startedMs: Date.UTC(2026, 2, 1, 9, 0, 1),
            closedMs: Date.UTC(2026, 2, 1, 9, 50, 1),
          },
          {
            atMs: Date.UTC(2026, 2, 11, 15),
            minutes: 60,
            how: 'in-person',
            movedFromMs: Date.UTC(2026, 2, 10, 15),
            takeAways: [],
          },
        ],
        removed: [{ atMs: Date.UTC(2026, 2, 17, 15) }],
        zones: [{ zone: 'Europe/Lisbon' }],
      },
    },
  ],
};
