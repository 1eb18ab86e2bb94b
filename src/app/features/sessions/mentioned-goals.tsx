import { A } from '@solidjs/router';
import Sprout from 'lucide-solid/icons/sprout';
import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { Passage } from '../../../editors/shared/passages.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sessionNotesWords } from '../../words/session-notes.ts';
import styles from './session-notes.module.css';

/** The goals that notes name, as they are called now. */
export function MentionedGoals(props: { readonly passages: readonly Passage[] }): JSX.Element {
  const { goals, path } = useWorkspace();
  const heading = createUniqueId();
  const named = () =>
    goals.view.goals.filter((goal) =>
      props.passages.some(({ kind, id }) => kind === 'goal' && id === goal.id),
    );
  return (
    <Show when={named().length > 0}>
      <Sheet aria-labelledby={heading}>
        <h2 class={styles['heading']} id={heading}>
          {sessionNotesWords.mentioned}
        </h2>
        <ul>
          <For each={named()}>
            {(goal) => (
              <li>
                <A class={styles['named']} href={path('goals')}>
                  <Icon of={Sprout} size="small" />
                  <span>{goal.text}</span>
                </A>
              </li>
            )}
          </For>
        </ul>
      </Sheet>
    </Show>
  );
}
