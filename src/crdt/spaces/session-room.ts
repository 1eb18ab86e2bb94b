import type { MemberId, RecordId } from '../basics/id.ts';
import type { Result } from '../basics/result.ts';
import type { AgendaVerbs, AgendaView } from '../documents/agenda/types.ts';
import type { CommentsVerbs, CommentsView } from '../documents/comments/types.ts';
import type { ExcerptsView } from '../documents/excerpts/types.ts';
import type { FeedbackVerbs, FeedbackView } from '../documents/feedback/types.ts';
import type { PollAnswer, PollsVerbs, PollsView } from '../documents/polls/types.ts';
import type { ReflectionsVerbs, ReflectionsView } from '../documents/reflections/types.ts';
import type { SessionsVerbs, SessionsView } from '../documents/sessions/types.ts';
import type { TasksVerbs, TasksView } from '../documents/tasks/types.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { LiveKind } from './open-kind.ts';
import type { OwnPace } from './own-pace.ts';
import type { Parking } from './parking.ts';
import type { PlanDrafts } from './plan-drafts.ts';
import type { Sharing } from './sharing.ts';
import type { NoteSession } from './writing-place.ts';

/**
 * What a workspace holds for the hour itself and for what leads from one to the next. Loaded when a page first needs it,
 * so that whoever only looks at goals does not wait for it.
 */
export interface SessionRoom extends OwnPace {
  readonly sessions: LiveKind<SessionsView, Omit<SessionsVerbs, 'body'>>;
  readonly agenda: LiveKind<AgendaView, AgendaVerbs>;
  readonly tasks: LiveKind<TasksView, TasksVerbs>;
  readonly comments: LiveKind<CommentsView, CommentsVerbs>;
  readonly polls: LiveKind<PollsView, Omit<PollsVerbs, 'answer' | 'seal' | 'open'>>;
  readonly reflections: LiveKind<ReflectionsView, ReflectionsVerbs>;
  readonly feedback: LiveKind<FeedbackView, FeedbackVerbs>;
  /** Passages that members shared of their journals; `sharing` shares and takes back. */
  readonly excerpts: Omit<LiveKind<ExcerptsView, unknown>, 'verbs'>;
  readonly sharing: Sharing;
  readonly pollAnswers: PollAnswers;
  readonly parking: Parking;
  readonly planDrafts: PlanDrafts;
  /**
   * Opens a session's notes for an editor, to be read only while `sessions.newer` is true; undefined when the session is
   * not there or holds something else than words.
   */
  readonly openNotes: (session: RecordId) => NoteSession | undefined;
}

/**
 * This person's answers to polls. An answer to a hidden poll rests on this device until everybody has answered; till then the
 * others get nothing but a seal that cannot be guessed. It opens by itself once somebody asks to see the answers.
 */
export interface PollAnswers {
  /** Nothing is sent before a hidden answer rests safely. `gone`: the poll takes no answer any more. */
  send(poll: RecordId, answer: PollAnswer): Promise<Result<void, StoreFault | 'gone'>>;
  /** This person's answer as this device knows it, also while it is hidden from the others. */
  own(poll: RecordId): PollAnswer | undefined;
  /**
   * Whether this device has sealed an answer whose words it no longer holds: it cannot be opened, and the page says so.
   */
  isLost(poll: RecordId, me: MemberId): boolean;
}
