import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { GoalsView } from '../../../live/app-context.tsx';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { begunWords } from '../../../words/begun.ts';
import styles from './begun.module.css';

/** At most this many; the rest is on the page of goals. */
const shown = 3;

/** The goals that are being worked on, and how far their steps are. */
export function GoalsAtWork(): JSX.Element {
  const { goals, path } = useWorkspace();
  const id = createUniqueId();
  const working = (): GoalsView['goals'] =>
    goals.view.goals.filter((goal) => goal.status === 'working').slice(0, shown);
  return (
    <Show when={working().length > 0}>
      <Sheet aria-labelledby={id}>
        <h2 id={id}>{begunWords.goals}</h2>
        <ul class={styles['rows']}>
          <For each={working()}>
            {(goal) => (
              <li class={styles['linkRow']}>
                <a class={styles['link']} href={path('goals')}>
                  <span class={styles['own']}>{goal.text}</span>
                  <Progress goal={goal} />
                </a>
              </li>
            )}
          </For>
        </ul>
      </Sheet>
    </Show>
  );
}

function Progress(props: { readonly goal: GoalsView['goals'][number] }): JSX.Element {
  const done = (): number => props.goal.steps.filter((step) => step.done).length;
  return (
    <Show
      when={props.goal.steps.length > 0}
      fallback={<span class={styles['quiet']}>{begunWords.noSteps}</span>}
    >
      <span class={styles['meter']} aria-hidden="true">
        <svg viewBox="0 0 100 4" preserveAspectRatio="none">
          <rect width={(100 * done()) / props.goal.steps.length} height="4" rx="2" />
        </svg>
      </span>
      <span class={styles['quiet']}>{begunWords.steps(done(), props.goal.steps.length)}</span>
    </Show>
  );
}
