import type { MemberId, RecordId } from '../../basics/id.ts';
import type { AgendaItem } from './types.ts';

/** What an agenda needs to know of a session. */
export interface SessionSlot {
  readonly id: RecordId;
  /** When it begins, milliseconds since 1970. */
  readonly atMs: number;
  /** Held or missed: what was not done there goes on to the next. */
  readonly isOver: boolean;
  /** When it was closed, milliseconds since 1970; undefined while it is open, and for one that was missed. */
  readonly closedMs?: number | undefined;
}

/** One item as it stands on the agenda of one session. */
export interface AgendaLine {
  readonly item: AgendaItem;
  /** The first item of a client: it stands at the top whatever is moved. */
  readonly pinned: boolean;
  /** The session it was brought for, when it came over from there. */
  readonly carriedFrom: RecordId | undefined;
  /** This session is over, and it went on from here to another. */
  readonly carriedOn: boolean;
}

/** What an agenda is computed from. */
export interface AgendaSources {
  /** In the shared order. */
  readonly items: readonly AgendaItem[];
  /** All sessions that are there, in any order. */
  readonly sessions: readonly SessionSlot[];
  /** Undefined for what waits for a session that is not planned yet. */
  readonly session: RecordId | undefined;
  /** Those whose first items stand at the top. */
  readonly clients: readonly MemberId[];
}

/**
 * What stands on the agenda of a session. Carrying over is computed when it is read and never written, so that two who close
 * the same session offline cannot double an item.
 *
 * An item starts at the session it was brought for, or else at the first that was closed after it was brought, or that is not
 * over. While it is open it goes on
 * up to the first from there that is not over (where none comes after, the first of all); once done it ends where it was
 * done. So an open item is on exactly one agenda that is still to come, or waits for one.
 */
export function agendaOf(sources: AgendaSources): readonly AgendaLine[] {
  const sessions = [...sources.sessions].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  const course = courseOf(sessions);
  const here = sources.session === undefined ? sessions.length : course.indexOf(sources.session);
  if (here === undefined) return [];
  const isOver = sessions[here]?.isOver === true;
  const lines: AgendaLine[] = [];
  for (const item of sources.items) {
    const way = wayOf(item, course);
    if (way === undefined) continue;
    if (here !== way.end && !(here >= way.start && here < way.passes)) continue;
    lines.push({
      item,
      pinned: false,
      carriedFrom: here === way.start ? undefined : sessions[way.start]?.id,
      carriedOn: isOver && here !== way.end,
    });
  }
  return pinFirst(lines, inTurn(sources.clients, here));
}

/** The sessions in a row, as an item looks for its way through them. */
interface Course {
  readonly count: number;
  indexOf(session: RecordId | undefined): number | undefined;
  /** The first from an index on that is not over, or else the first of all; `count` where all are over. */
  nextFrom(index: number): number;
  /** The first that was closed after `atMs`: what was brought then for whichever comes next stood on its agenda. */
  closedAfter(atMs: number): number | undefined;
}

function courseOf(sessions: readonly SessionSlot[]): Course {
  const indexes = new Map(sessions.map(({ id }, index) => [id, index]));
  const next: number[] = Array.from({ length: sessions.length + 1 }, () => sessions.length);
  for (let index = sessions.length - 1; index >= 0; index -= 1) {
    next[index] = sessions[index]?.isOver === true ? (next[index + 1] ?? index) : index;
  }
  const [first = 0] = next;
  return {
    count: sessions.length,
    indexOf: (session) => (session === undefined ? undefined : indexes.get(session)),
    nextFrom(index) {
      const found = next[index] ?? sessions.length;
      return found < sessions.length ? found : first;
    },
    closedAfter(atMs) {
      const found = sessions.findIndex(({ closedMs }) => closedMs !== undefined && closedMs > atMs);
      return found < 0 ? undefined : found;
    },
  };
}

/** Where an item begins, where it ends, and before which session in the row the passing from one to the next stops. */
interface Way {
  readonly start: number;
  readonly end: number;
  readonly passes: number;
}

/** Undefined for what was done where nobody can go any more, and was brought for no session that is there. */
function wayOf(item: AgendaItem, course: Course): Way | undefined {
  const brought = course.indexOf(item.session);
  const doneIn = item.done ? course.indexOf(item.doneIn) : undefined;
  if (doneIn !== undefined) {
    const start = Math.min(brought ?? course.closedAfter(item.created.atMs) ?? doneIn, doneIn);
    return { start, end: doneIn, passes: doneIn };
  }
  if (item.done) {
    // The session in which it was done is gone: it is shown where it was brought, and carried no further.
    return brought === undefined ? undefined : { start: brought, end: brought, passes: brought };
  }
  if (brought === undefined) {
    const end = course.nextFrom(0);
    const start = Math.min(course.closedAfter(item.created.atMs) ?? end, end);
    return { start, end, passes: end };
  }
  const start = brought;
  const end = course.nextFrom(start);
  return { start, end, passes: end < start ? course.count : end };
}

/** Whose first item comes first changes from session to session. */
function inTurn(clients: readonly MemberId[], nth: number): readonly MemberId[] {
  const first = clients.length === 0 ? 0 : nth % clients.length;
  return [...clients.slice(first), ...clients.slice(0, first)];
}

/** The first line of each of these people, in their order, and then the rest in its own. */
function pinFirst(
  lines: readonly AgendaLine[],
  people: readonly MemberId[],
): readonly AgendaLine[] {
  const pinned = new Set<AgendaLine>();
  for (const person of people) {
    const own = lines.find(({ item }) => item.created.by === person);
    if (own !== undefined) pinned.add(own);
  }
  return [
    ...[...pinned].map((line) => ({ ...line, pinned: true })),
    ...lines.filter((line) => !pinned.has(line)),
  ];
}
