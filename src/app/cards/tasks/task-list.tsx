import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { Task, TaskSort } from '../../../crdt/documents/tasks/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { tasksWords } from '../../words/tasks.ts';
import type { Tasking } from './create-tasking.ts';
import { TaskFields, type TaskDraft } from './task-fields.tsx';
import { TaskRow } from './task-row.tsx';
import styles from './tasks-card.module.css';

/** The tasks of one sort, and a way to add one. */
export function TaskList(props: {
  readonly sort: TaskSort;
  readonly tasks: readonly Task[];
  readonly tasking: Tasking;
}): JSX.Element {
  const { tasks } = useSessionRoom();
  const id = createUniqueId();
  const [adding, setAdding] = createSignal(false);
  let opener: HTMLButtonElement | undefined;
  createEffect(() => {
    const asked = props.tasking.asked();
    if (asked?.tag !== 'new' || asked.sort !== props.sort) return;
    setAdding(true);
    props.tasking.arrived();
  });
  const add = ({ text, owner, day }: TaskDraft): void => {
    tasks.verbs.add({ sort: props.sort, text, owner, day, session: props.tasking.session });
  };
  return (
    <section class={styles['list']} aria-labelledby={id}>
      <h3 class={styles['sort']} id={id} tabindex="-1">
        {tasksWords.sorts[props.sort]}
      </h3>
      <Show
        when={props.tasks.length > 0}
        fallback={<p class={styles['empty']}>{tasksWords.empty[props.sort]}</p>}
      >
        <ul aria-labelledby={id}>
          <For each={props.tasks}>{(task) => <TaskRow task={task} tasking={props.tasking} />}</For>
        </ul>
      </Show>
      <Show when={!tasks.newer()}>
        <Show
          when={adding()}
          fallback={
            <div class={styles['add']}>
              <Button
                look="quiet"
                icon={Plus}
                word={tasksWords.add[props.sort]}
                ref={(own) => {
                  opener = own;
                }}
                onClick={() => setAdding(true)}
              />
            </div>
          }
        >
          <div class={styles['fields']} ref={(own) => passFocusOn(own, () => opener)}>
            <TaskFields
              label={tasksWords.text[props.sort]}
              saveWord={tasksWords.addIt}
              begunAs={`${props.tasking.session} ${props.sort}`}
              dated={props.sort === 'between'}
              onSave={add}
              onClose={() => setAdding(false)}
            />
          </div>
        </Show>
      </Show>
    </section>
  );
}
