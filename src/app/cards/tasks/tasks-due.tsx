import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { Task } from '../../../crdt/documents/tasks/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { tasksWords } from '../../words/tasks.ts';
import { TaskWords } from './task-words.tsx';
import styles from './tasks-card.module.css';

/** What this person, or everybody, has still to do until next time, the nearest day first; nothing when there is none. */
export function TasksDue(): JSX.Element {
  const { me } = useWorkspace();
  const { tasks } = useSessionRoom();
  const heading = createUniqueId();
  const due = (): readonly Task[] =>
    tasks.view.tasks
      .filter(({ sort, done, owner }) => sort === 'between' && !done && (owner ?? me) === me)
      .sort((a, b) => compare(a.day ?? later, b.day ?? later));
  return (
    <Show when={due().length > 0}>
      <Sheet aria-labelledby={heading}>
        <h2 class={styles['heading']} id={heading}>
          {tasksWords.sorts.between}
        </h2>
        <ul class={styles['due']} aria-labelledby={heading}>
          <For each={due()}>
            {(task) => (
              <li class={styles['task']} ref={(row) => passFocusOn(row)}>
                <TaskWords task={task} wordId={`${heading}-${task.id}`} />
              </li>
            )}
          </For>
        </ul>
      </Sheet>
    </Show>
  );
}

/** Behind every day. */
const later = '9999-99-99';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
