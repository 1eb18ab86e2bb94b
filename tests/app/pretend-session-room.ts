import * as Y from 'yjs';
import type { Clock } from '../../src/crdt/basics/clock.ts';
import { SpaceId } from '../../src/crdt/basics/id.ts';
import type { MemberId } from '../../src/crdt/basics/id.ts';
import { liveValue } from '../../src/crdt/basics/live.ts';
import type { LiveValue } from '../../src/crdt/basics/live.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import { agenda } from '../../src/crdt/documents/agenda/agenda.ts';
import { comments } from '../../src/crdt/documents/comments/comments.ts';
import type { DocumentKind, WriteContext } from '../../src/crdt/documents/document-kind.ts';
import { excerpts } from '../../src/crdt/documents/excerpts/excerpts.ts';
import { feedback } from '../../src/crdt/documents/feedback/feedback.ts';
import { polls } from '../../src/crdt/documents/polls/polls.ts';
import type { PollsVerbs } from '../../src/crdt/documents/polls/types.ts';
import { reflections } from '../../src/crdt/documents/reflections/reflections.ts';
import { sessions } from '../../src/crdt/documents/sessions/sessions.ts';
import { tasks } from '../../src/crdt/documents/tasks/tasks.ts';
import { createOwnPace } from '../../src/crdt/spaces/create-own-pace.ts';
import { createParking } from '../../src/crdt/spaces/create-parking.ts';
import { createSharing } from '../../src/crdt/spaces/create-sharing.ts';
import type { KeepFault } from '../../src/crdt/spaces/keep-fault.ts';
import { createLiveKind } from '../../src/crdt/spaces/live-kind.ts';
import type { PlanDraft } from '../../src/crdt/spaces/plan-drafts.ts';
import type { PersonalSpace, PersonalState } from '../../src/crdt/spaces/personal-space.ts';
import type { PollAnswers, SessionRoom } from '../../src/crdt/spaces/session-room.ts';
import { bareLog } from '../cast/bare-log.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import { imani, sam } from './pretend-people.ts';
import { pretendPersonal } from './pretend-personal.ts';
import { pretendPollAnswers } from './pretend-poll-answers.ts';

/** A session room of the real kinds over a document in memory: nothing is sealed or sent. */
export interface PretendSessionRoom {
  readonly room: SessionRoom;
  /** Why this person's own Space keeps nothing; undefined while it does. */
  readonly cannotKeep: LiveValue<KeepFault | undefined>;
  /** The verbs of a kind in somebody else's hand; what they write is in the room at once. */
  readonly as: <Verbs>(member: MemberId, kind: DocumentKind<unknown, Verbs>) => Verbs;
  /** The answers of somebody else's device, which is here for as long as the room is. */
  readonly answersOf: (member: MemberId) => PollAnswers;
}

/** The room as `me` (Imani unless said otherwise) sees it; beside it their own Space, a new one unless told. */
export function pretendSessionRoom(
  clock: Clock,
  me: MemberId = imani.id,
  home: { readonly own?: PersonalSpace; readonly workspace?: SpaceId } = {},
): PretendSessionRoom {
  const doc = new Y.Doc();
  const hands = new Map<number, MemberId>([
    [1, imani.id],
    [2, sam.id],
  ]);
  const handOf = (member: MemberId): number => {
    const known = [...hands].find(([, one]) => one === member)?.[0];
    const hand = known ?? hands.size + 1;
    hands.set(hand, member);
    return hand;
  };
  doc.clientID = handOf(me);
  const read = { authorOf: (client: number) => hands.get(client), isSigned: () => true };
  let seeds = 0;
  /** Whoever writes has ids of their own, each time they are asked for. */
  const write = (by: MemberId) => {
    seeds += 1;
    return { by, clock, random: seededRandom(handOf(by) * 1000 + seeds) };
  };
  const log = bareLog(doc);
  const live = { log, read, write: write(me), count: () => undefined };
  const openPolls = createLiveKind({ kind: polls, ...live });
  const answersOf = (member: MemberId, verbs: PollsVerbs): PollAnswers =>
    pretendPollAnswers({
      me: member,
      view: openPolls.view,
      verbs,
      random: seededRandom(100 + handOf(member)),
    });
  const openSessions = createLiveKind({ kind: sessions, ...live });
  const openAgenda = createLiveKind({ kind: agenda, ...live });
  const cannotKeep = liveValue<KeepFault | undefined>(undefined);
  const own = home.own ?? pretendPersonal(clock.nowMs());
  const workspace = home.workspace ?? SpaceId.fromBytes(new Uint8Array(32).fill(4));
  const personal = {
    exists: () => true,
    state: liveValue<PersonalState>({ tag: 'open', space: own }),
    open() {
      const fault = cannotKeep.get();
      return Promise.resolve(fault === undefined ? ok(own) : err(fault));
    },
  };
  let plan: PlanDraft | undefined;
  const openExcerpts = createLiveKind({ kind: excerpts, ...live });
  const room: SessionRoom = {
    planDrafts: {
      get: () => plan,
      keep(draft) {
        plan = draft;
      },
    },
    excerpts: openExcerpts,
    sharing: createSharing({
      workspace,
      me,
      log,
      random: seededRandom(900),
      excerpts: openExcerpts,
      agenda: openAgenda,
      bodyOf(session) {
        const body = openSessions.verbs.body(session);
        return body && { body, newer: false };
      },
      saved: () => Promise.resolve(ok(undefined)),
      personal,
    }),
    ...createOwnPace(workspace, personal),
    parking: createParking({
      workspace,
      agenda: openAgenda,
      saved: () => Promise.resolve(ok(undefined)),
      personal,
      revision: liveValue(0),
    }),
    sessions: openSessions,
    agenda: openAgenda,
    tasks: createLiveKind({ kind: tasks, ...live }),
    comments: createLiveKind({ kind: comments, ...live }),
    polls: openPolls,
    reflections: createLiveKind({ kind: reflections, ...live }),
    feedback: createLiveKind({ kind: feedback, ...live }),
    pollAnswers: answersOf(me, openPolls.verbs),
    openNotes(session) {
      const fragment = openSessions.verbs.body(session);
      if (fragment === undefined) return undefined;
      return {
        note: session,
        fragment,
        carets: liveValue([]),
        setCaret: () => undefined,
        edited: () => undefined,
        close: () => undefined,
      };
    },
  };
  /** One device for each of the others: two documents of one hand would be told apart by Yjs. */
  const devices = new Map<MemberId, { readonly doc: Y.Doc; readonly write: WriteContext }>();
  const deviceOf = (member: MemberId): { readonly doc: Y.Doc; readonly write: WriteContext } => {
    const known = devices.get(member);
    if (known !== undefined) return known;
    const other = new Y.Doc();
    other.clientID = handOf(member);
    other.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update));
    doc.on('update', (update: Uint8Array) => Y.applyUpdate(other, update));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const device = { doc: other, write: write(member) };
    devices.set(member, device);
    return device;
  };
  const as = <Verbs>(member: MemberId, kind: DocumentKind<unknown, Verbs>): Verbs => {
    const device = deviceOf(member);
    return kind.verbs(device.doc, device.write);
  };
  return { room, cannotKeep, as, answersOf: (member) => answersOf(member, as(member, polls)) };
}
