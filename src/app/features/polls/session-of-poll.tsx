import { Show, type JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { pollsWords } from '../../words/polls.ts';
import { whenFull } from '../../words/when-planned.ts';
import styles from './polls-page.module.css';

/** Of which session a poll is, with the way there; nothing for one that stands alone or whose session is gone. */
export function SessionOfPoll(props: { readonly poll: Poll }): JSX.Element {
  const { path } = useWorkspace();
  const { sessions } = useSessionRoom();
  const session = () => sessions.view.sessions.find((one) => one.id === props.poll.session);
  return (
    <Show when={session()}>
      {(of) => (
        <p class={styles['session']}>
          <a href={path('sessions', of().id)}>{pollsWords.ofSession(whenFull(of().atMs))}</a>
        </p>
      )}
    </Show>
  );
}
