import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { taskSorts } from '../../../crdt/documents/tasks/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { RemovedList } from '../../ui/removed-list.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sharedWords } from '../../words/shared.ts';
import { tasksWords } from '../../words/tasks.ts';
import type { Tasking } from './create-tasking.ts';
import { TaskList } from './task-list.tsx';
import styles from './tasks-card.module.css';

/** What comes of a session: what to do until next time, and what was decided. */
export function TasksCard(props: { readonly tasking: Tasking }): JSX.Element {
  const { tasks } = useSessionRoom();
  const heading = createUniqueId();
  const isHere = ({ session }: { readonly session: unknown }): boolean =>
    session === props.tasking.session;
  return (
    <Sheet aria-labelledby={heading}>
      <h2 class={styles['heading']} id={heading} tabindex="-1">
        {tasksWords.heading}
      </h2>
      <Show when={tasks.newer()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <For each={taskSorts}>
        {(sort) => (
          <TaskList
            sort={sort}
            tasks={tasks.view.tasks.filter((task) => task.sort === sort && isHere(task))}
            tasking={props.tasking}
          />
        )}
      </For>
      <Show when={!tasks.newer()}>
        <RemovedList
          heading={tasksWords.removedHeading}
          putBackWord={tasksWords.putBack}
          records={tasks.view.removed.filter(isHere)}
          onPutBack={(id) => {
            const task = tasks.view.removed.find((one) => one.id === id);
            if (task !== undefined) tasks.verbs.restore(task.id);
          }}
        />
      </Show>
    </Sheet>
  );
}
