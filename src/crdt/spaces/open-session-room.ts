import type { Cancel } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { Live } from '../basics/live.ts';
import { agenda as agendaKind } from '../documents/agenda/agenda.ts';
import { comments as commentsKind } from '../documents/comments/comments.ts';
import type { ReadContext, WriteContext } from '../documents/document-kind.ts';
import { excerpts as excerptsKind } from '../documents/excerpts/excerpts.ts';
import { feedback as feedbackKind } from '../documents/feedback/feedback.ts';
import type { MembersView } from '../documents/members/types.ts';
import type { NotesVerbs, NotesView } from '../documents/notes/types.ts';
import { polls as pollsKind } from '../documents/polls/polls.ts';
import { reflections as reflectionsKind } from '../documents/reflections/reflections.ts';
import { sessions as sessionsKind } from '../documents/sessions/sessions.ts';
import { tasks as tasksKind } from '../documents/tasks/tasks.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { SpacePresence } from './connect-space.ts';
import type { NewsRecord } from './changes.ts';
import { createOwnPace } from './create-own-pace.ts';
import { createParking } from './create-parking.ts';
import { createLiveKind } from './live-kind.ts';
import { openNoteSession } from './note-session.ts';
import type { OpenSpace } from './open-space.ts';
import type { LiveKind } from './open-kind.ts';
import type { Personal } from './personal-when-needed.ts';
import { createPlanDrafts } from './plan-drafts.ts';
import { createPollAnswers } from './poll-answers.ts';
import { roomNews } from './room-news.ts';
import type { SessionRoom } from './session-room.ts';
import { sharingWhenNeeded } from './sharing-when-needed.ts';
import { createSignedRecords } from './signed-records.ts';

/** What the session room stands on. */
export interface SessionRoomGround {
  readonly space: OpenSpace;
  readonly vault: OpenVault;
  readonly personal: Personal;
  readonly presence: SpacePresence;
  readonly members: Live<MembersView>;
  readonly notes: LiveKind<NotesView, NotesVerbs>;
  readonly read: ReadContext;
  readonly write: WriteContext;
  readonly count: Count;
}

/** A session room that its workspace holds. */
export type OpenSessionRoom = SessionRoom & {
  /** Reads every kind again: somebody's certificate tells whose hand wrote. */
  readonly refresh: () => void;
  /** What may be news, now. */
  readonly news: () => readonly NewsRecord[];
  /** Told after each change of any kind in the room. */
  readonly onChange: (listener: () => void) => Cancel;
  readonly close: Cancel;
};

/** Opens the session room over a workspace's live document. */
export function openSessionRoom(ground: SessionRoomGround): OpenSessionRoom {
  const { space, vault, personal, presence, members, write, count } = ground;
  const signed = createSignedRecords(space);
  const read: ReadContext = {
    authorOf: (client) => ground.read.authorOf(client),
    isGone: (member) => ground.read.isGone?.(member) === true,
    isSigned: signed.isSigned,
    get nowMs() {
      return write.clock.nowMs();
    },
  };
  const live = { log: space.log, read, write, count };
  const sessions = createLiveKind({ kind: sessionsKind, ...live });
  const agenda = createLiveKind({ kind: agendaKind, ...live });
  const tasks = createLiveKind({ kind: tasksKind, ...live });
  const comments = createLiveKind({ kind: commentsKind, ...live });
  const polls = createLiveKind({ kind: pollsKind, ...live });
  const reflections = createLiveKind({ kind: reflectionsKind, ...live });
  const feedback = createLiveKind({ kind: feedbackKind, ...live });
  const excerpts = createLiveKind({ kind: excerptsKind, ...live });
  const kinds = [sessions, agenda, tasks, comments, polls, reflections, feedback, excerpts];
  const pollAnswers = createPollAnswers({
    space: space.id,
    me: space.member,
    polls,
    sign: signed.sign,
    keyring: vault.keyring,
    saved: () => space.saved(),
    random: write.random,
  });
  const parking = createParking({
    workspace: space.id,
    agenda,
    saved: () => space.saved(),
    personal,
    revision: vault.keyring.revision,
  });
  const sharing = sharingWhenNeeded({
    workspace: space.id,
    me: space.member,
    log: space.log,
    random: write.random,
    excerpts,
    agenda,
    bodyOf(note) {
      const kind = ground.notes.verbs.body(note) === undefined ? sessions : ground.notes;
      const body = kind.verbs.body(note);
      return body && { body, newer: kind.newer.get() };
    },
    saved: () => space.saved(),
    personal,
  });
  const room: SessionRoom = {
    sessions,
    agenda,
    tasks,
    comments,
    polls,
    reflections,
    feedback,
    excerpts,
    sharing,
    pollAnswers,
    parking,
    planDrafts: createPlanDrafts(space.id, vault.keyring),
    ...createOwnPace(space.id, personal),
    openNotes: (session) =>
      openNoteSession({
        note: session,
        words: sessions.verbs,
        members,
        presence,
        authorOf: (client) => space.log.authorOf(client)?.device,
      }),
  };
  return {
    ...room,
    news: () => roomNews(room),
    onChange(listener) {
      const stops = kinds.map(({ view }: LiveKind<unknown, unknown>) => view.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    refresh() {
      for (const kind of kinds) kind.refresh();
    },
    close() {
      pollAnswers.close();
      parking.close();
      sharing.close();
      for (const kind of kinds) kind.close();
    },
  };
}
