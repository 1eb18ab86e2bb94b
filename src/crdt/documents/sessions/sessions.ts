import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import { invariant } from '../../basics/invariant.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import { writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { asMoment, recordsOf } from '../shapes/record.ts';
import type { FoundRecord, RootMap } from '../shapes/record.ts';
import { sayOwn } from '../shapes/own-words.ts';
import { isThere, removeRecord, restoreRecord } from '../shapes/removable.ts';
import { richTextOf } from '../shapes/rich-text.ts';
import { setValue } from '../shapes/set-value.ts';
import { touchSeldom } from '../shapes/touch-seldom.ts';
import { isZoneName } from './is-zone-name.ts';
import { readSessions } from './read-sessions.ts';
import { sessionLimits } from './types.ts';
import type { SessionsVerbs, SessionsView } from './types.ts';

const kind: KindRoot = { id: 'sessions', version: 1, origin: { kind: 'sessions' } };
/** Where somebody's clocks are is told by the page and not by a person: no step of undo. */
const unasked: KindRoot = { ...kind, origin: { kind: 'sessions, unasked' } };
/** What somebody takes along is no step of undo: it is said anew. */
const said: KindRoot = { ...kind, origin: { kind: 'sessions, said' } };

/** Sessions with what was taken from them, earliest first. Shape: README beside this folder. */
export const sessions: DocumentKind<SessionsView, SessionsVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readSessions(doc, kind.id, context),
  verbs: (doc, context) => sessionsVerbs(doc, context),
};

function sessionsVerbs(doc: Y.Doc, { by, clock, random }: WriteContext): SessionsVerbs {
  const { write, onRecord, touched, remove, undo, redo, undoable } = recordVerbs(doc, kind, clock);
  /** The verb says whether it has changed anything. */
  const onSession = (id: RecordId, verb: (session: RootMap) => boolean): void =>
    onRecord(id, (session) => {
      if (verb(session)) touched(session);
    });

  return {
    plan: ({ startsMs, minutes, how }) =>
      write((root) => {
        const now = clock.nowMs();
        const starts = startsMs.slice(0, sessionLimits.mostTimes);
        const series = starts.length > 1 ? RecordId.random(random) : undefined;
        const ids = starts.map((at) => {
          const id = RecordId.random(random);
          const session = new Y.Map<unknown>();
          root.set(id, session);
          session.set('at', at);
          session.set('minutes', boundedMinutes(minutes));
          session.set('how', how);
          if (series !== undefined) session.set('series', series);
          session.set('body', new Y.XmlFragment());
          session.set('created', now);
          session.set('changed', now);
          return id;
        });
        const [first] = ids;
        invariant(first, 'a plan has a start');
        return first;
      }),
    change: (id, { atMs, minutes, how }) =>
      onSession(id, (session) => {
        const before = asMoment(session.get('at'));
        const moved = atMs !== undefined && setValue(session, 'at', atMs);
        if (moved && before !== undefined && !session.has('movedFrom'))
          session.set('movedFrom', before);
        const changed = [
          minutes !== undefined && setValue(session, 'minutes', boundedMinutes(minutes)),
          how !== undefined && setValue(session, 'how', how),
        ];
        return moved || changed.includes(true);
      }),
    start: (id) =>
      onSession(id, (session) => {
        const begun = session.has('startedAt') || session.has('closedAt');
        if (!begun) session.set('startedAt', clock.nowMs());
        return !begun;
      }),
    close: (id) =>
      onSession(id, (session) => {
        const closed = session.has('closedAt');
        if (!closed) session.set('closedAt', clock.nowMs());
        return !closed;
      }),
    reopen: (id) =>
      onSession(id, (session) => {
        const closed = setValue(session, 'closedAt', undefined);
        if (closed && !session.has('startedAt')) session.set('startedAt', clock.nowMs());
        return closed;
      }),
    takeBackClosing: (id) => onSession(id, (session) => setValue(session, 'closedAt', undefined)),
    remove,
    removeFromHereOn: (id) =>
      write((root) => {
        const going = fromHereOn(root, id);
        for (const { record } of going) removeRecord(record, clock.nowMs());
        return going.map((found) => found.id);
      }),
    restore: (ids) =>
      write((root) => {
        for (const id of ids) {
          const session = root.get(id);
          if (session instanceof Y.Map) restoreRecord(session);
        }
      }),
    takeAway: (id, text) =>
      writeRoot(doc, said, (root) => {
        const session = root.get(id);
        const value = cutText(text, sessionLimits.takeAway).trim();
        if (session instanceof Y.Map && sayOwn(session, 'takes', { by, value })) touched(session);
      }),
    sharePace: (id, pace) => onSession(id, (session) => setValue(session, `pace:${by}`, pace)),
    tellZone(zone) {
      if (!isZoneName(zone)) return;
      writeRoot(doc, unasked, (root) => setValue(root, `zone:${by}`, zone));
    },
    touch: (id) => touchSeldom(doc, kind, { id, clock }),
    body: (id) => richTextOf(doc, kind, { id, field: 'body' }),
    undo,
    redo,
    undoable,
  };
}

/** A session that is there, and those of its series that begin later and were not begun or held yet. */
function fromHereOn(root: RootMap, id: RecordId): readonly FoundRecord[] {
  const here = root.get(id);
  if (!(here instanceof Y.Map) || !isThere(here)) return [];
  const series: unknown = here.get('series');
  const at: unknown = here.get('at');
  return recordsOf(root).filter(({ id: other, record }) => {
    if (other === id) return true;
    const otherAt = record.get('at');
    return (
      series !== undefined &&
      record.get('series') === series &&
      typeof at === 'number' &&
      typeof otherAt === 'number' &&
      otherAt > at &&
      !record.has('startedAt') &&
      !record.has('closedAt') &&
      isThere(record)
    );
  });
}

const boundedMinutes = (minutes: number): number =>
  Math.min(Math.max(Math.round(minutes), sessionLimits.leastMinutes), sessionLimits.mostMinutes);
