import { For, Show, type JSX } from 'solid-js';
import { PollToAnswer } from '../../../cards/polls/poll-to-answer.tsx';
import { TasksDue } from '../../../cards/tasks/tasks-due.tsx';
import { inSessionRoom, useSessionRoom } from '../../../live/session-room-context.tsx';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { closingWords } from '../../../words/closing.ts';
import styles from '../today-page.module.css';

/** What else waits: things to do until next time, a question to answer, and the pace that was left from last time. */
export default inSessionRoom(function RoomAside(): JSX.Element {
  const { me, nameOf } = useWorkspace();
  const { polls, sessions } = useSessionRoom();
  const question = () =>
    polls.view.polls.find(
      (poll) =>
        !poll.closed &&
        poll.asked.includes(me) &&
        !poll.answered.includes(me) &&
        poll.stage !== 'revealing',
    );
  const lastPaces = () =>
    sessions.view.sessions
      .findLast(({ closedMs }) => closedMs !== undefined)
      ?.sharedPaces.filter(({ by }) => by !== me) ?? [];
  return (
    <div class={styles['stack']}>
      <TasksDue />
      <Show when={question()}>{(poll) => <PollToAnswer poll={poll()} />}</Show>
      <For each={lastPaces()}>
        {({ by, pace }) => (
          <Sheet look="gentle">
            <h2 class={styles['pace']}>{closingWords.pace[pace](nameOf(by))}</h2>
          </Sheet>
        )}
      </For>
    </div>
  );
});
