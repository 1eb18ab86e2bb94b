import { createMemo, type Accessor } from 'solid-js';
import type { MemberId, RecordId } from '../../../crdt/basics/id.ts';
import type { Poll } from '../../../crdt/documents/polls/types.ts';

/** The parts of the page on which a poll can stand. */
export type Shelf = 'waiting' | 'open' | 'past';

/** What a page of polls shows, part by part. */
export interface Shelves {
  readonly waiting: readonly Poll[];
  readonly open: readonly Poll[];
  /** The years that past polls are of, the newest first. */
  readonly years: readonly number[];
  readonly past: (year: number) => readonly Poll[];
}

/** A poll that everybody has answered stays in sight this long after it was asked, in milliseconds. */
const staysMs = 7 * 86_400_000;

/** Where a poll belongs for this person now. */
export function shelfOf(poll: Poll, me: MemberId, nowMs: number): Shelf {
  if (poll.closed) return 'past';
  if (poll.stage === 'ready') return 'waiting';
  const isMissing = poll.asked.some(
    (member) => !poll.answered.includes(member) && !poll.gone.includes(member),
  );
  if (isMissing && poll.asked.includes(me) && !poll.answered.includes(me)) return 'waiting';
  const isOver = !isMissing && poll.stage === 'open' && nowMs - poll.created.atMs > staysMs;
  return isOver ? 'past' : 'open';
}

/**
 * Puts polls on their shelves. A poll stays where it was when this page first showed it: what somebody has just answered,
 * closed or opened does not run away from under their hands.
 */
export function createShelves(
  polls: Accessor<readonly Poll[]>,
  world: { readonly me: MemberId; readonly nowMs: () => number },
): Accessor<Shelves> {
  const first = new Map<RecordId, Shelf>();
  const shelves = createMemo((): Shelves => {
    const nowMs = world.nowMs();
    const on = (shelf: Shelf): readonly Poll[] =>
      polls().filter((poll) => {
        const known = first.get(poll.id) ?? shelfOf(poll, world.me, nowMs);
        first.set(poll.id, known);
        return known === shelf;
      });
    const past = on('past');
    const yearOf = (poll: Poll): number => new Date(poll.created.atMs).getFullYear();
    return {
      waiting: on('waiting'),
      open: on('open'),
      years: [...new Set(past.map(yearOf))].sort((a, b) => b - a),
      past: (year) => past.filter((poll) => yearOf(poll) === year),
    };
  });
  return shelves;
}
