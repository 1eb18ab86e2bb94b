import { For, type JSX } from 'solid-js';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import styles from './take-aways.module.css';

/** What each took along from a session. */
export function TakeAways(props: {
  readonly session: Session;
  readonly mine: string;
  readonly theirs: (name: string) => string;
}): JSX.Element {
  const { me, memberOf, nameOf } = useWorkspace();
  return (
    <ul class={styles['list']}>
      <For each={props.session.takeAways}>
        {({ by, text }) => (
          <li class={styles['one']}>
            <Avatar name={nameOf(by)} colour={memberOf(by)?.colour ?? 0} size="small" />
            <div>
              <p class={styles['who']}>{by === me ? props.mine : props.theirs(nameOf(by))}</p>
              <p class={styles['words']}>{text}</p>
            </div>
          </li>
        )}
      </For>
    </ul>
  );
}
