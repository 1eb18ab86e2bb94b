import { createMemo, createSignal, onCleanup, untrack, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { Poll, PollAnswer } from '../../../crdt/documents/polls/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { isWhole } from './is-whole.ts';

/** What came of sending an answer: there, or why it is not. */
export type Sent = 'sent' | 'not-whole' | 'gone' | 'full' | 'not-kept';

/** This person's answer to a poll while they make it up. */
export interface AnswerDraft {
  /** What is chosen now; at first what was sent before, or nothing. */
  readonly chosen: Accessor<PollAnswer | undefined>;
  choose(answer: PollAnswer): void;
  /** What was sent, as far as this device knows it. */
  readonly own: Accessor<PollAnswer | undefined>;
  /** Whether the poll takes this person's answer: once answers are being opened, none can be changed. */
  readonly canAnswer: Accessor<boolean>;
  /** Whether this device has sealed an answer whose words it no longer holds. */
  readonly isLost: Accessor<boolean>;
  /** What came of the last sending, until something else is chosen. */
  readonly sent: Accessor<Sent | undefined>;
  send(): Promise<void>;
}

/** What was chosen and not sent: in the memory of this page only, and gone when the workspace is closed. */
const kept = new WeakMap<object, Map<RecordId, PollAnswer>>();

/** The answer of one poll, for as long as its card is there. What is not sent is there again when it is shown again. */
export function createAnswerDraft(poll: Poll): AnswerDraft {
  const { me, workspace } = useWorkspace();
  const { pollAnswers, polls } = useSessionRoom();
  const drafts = kept.get(workspace) ?? new Map<RecordId, PollAnswer>();
  kept.set(workspace, drafts);
  const [asked, askAgain] = createSignal(0);
  /** What this device knows is no signal: it changes with what is sent, and with what others write. */
  const changes = (): readonly unknown[] => [
    asked(),
    poll.stage,
    poll.answered.length,
    poll.waitingFor.length,
    poll.answers.length,
    poll.changed.atMs,
  ];
  const own = createMemo(() => {
    changes();
    return (
      pollAnswers.own(poll.id) ??
      poll.answers.find(({ by }) => by === me && !poll.withoutNames)?.answer
    );
  });
  const isLost = createMemo(() => {
    changes();
    return pollAnswers.isLost(poll.id, me);
  });
  const [written, setWritten] = createSignal(untrack(() => drafts.get(poll.id)));
  const [sent, setSent] = createSignal<Sent>();
  /** An order is there from the start: that in which the options were written. */
  const first = (): PollAnswer | undefined =>
    poll.sort === 'rank' ? { sort: 'rank', options: poll.options.map(({ id }) => id) } : undefined;
  const chosen = (): PollAnswer | undefined => written() ?? own() ?? first();
  onCleanup(() => {
    const left = written();
    if (left === undefined) drafts.delete(poll.id);
    else drafts.set(poll.id, left);
  });
  return {
    chosen,
    choose(answer) {
      setWritten(answer);
      setSent(undefined);
    },
    own,
    canAnswer: () =>
      !polls.newer() &&
      !poll.closed &&
      poll.asked.includes(me) &&
      (!poll.hidden || poll.stage === 'hidden' || poll.stage === 'ready'),
    isLost,
    sent,
    async send() {
      const answer = chosen();
      if (answer === undefined || !isWhole(answer)) {
        setSent('not-whole');
        return;
      }
      const outcome = await pollAnswers.send(poll.id, answer);
      if (outcome.ok) {
        if (written() === answer) setWritten(undefined);
        askAgain((times) => times + 1);
        setSent('sent');
      } else if (outcome.error === 'gone' || outcome.error === 'full') setSent(outcome.error);
      else setSent('not-kept');
    },
  };
}
