import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createEffect, createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import type { Task } from '../../../crdt/documents/tasks/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { tasksWords } from '../../words/tasks.ts';
import type { Tasking } from './create-tasking.ts';
import { TaskFields, type TaskDraft } from './task-fields.tsx';
import { TaskWords } from './task-words.tsx';
import styles from './tasks-card.module.css';

/** One task: tick it; or open its tools to reword it, give it an owner and a day, or take it off. */
export function TaskRow(props: { readonly task: Task; readonly tasking: Tasking }): JSX.Element {
  const { tasks } = useSessionRoom();
  const toasts = useToasts();
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  /** What it was when its tools were opened. */
  let was: TaskDraft | undefined;
  let row: HTMLLIElement | undefined;
  let opener: HTMLButtonElement | undefined;
  createEffect(() => {
    const asked = props.tasking.asked();
    if (asked?.tag !== 'task' || asked.task !== props.task.id) return;
    row?.focus();
    props.tasking.arrived();
  });
  const toggle = (): void => {
    const { text, owner, day } = props.task;
    was = { text, owner, day };
    setOpen(!open());
  };
  const save = ({ text, owner, day }: TaskDraft): void => {
    tasks.verbs.edit(props.task.id, {
      ...(text === was?.text ? {} : { text, was: was?.text ?? text }),
      ...(owner === was?.owner ? {} : { owner: owner ?? null }),
      ...(day === was?.day ? {} : { day: day ?? null }),
    });
    setOpen(false);
  };
  const remove = (): void => {
    const { id: task } = props.task;
    tasks.verbs.remove(task);
    toasts.show({
      text: tasksWords.removed,
      undo: () => {
        if (!tasks.newer()) tasks.verbs.restore(task);
      },
    });
  };
  const other = () => (props.task.sort === 'between' ? 'decided' : 'between');
  return (
    <li
      class={styles['task']}
      tabindex="-1"
      ref={(own) => {
        row = own;
        passFocusOn(own);
      }}
    >
      <div class={styles['row']}>
        <TaskWords task={props.task} wordId={id} />
        <Show when={!tasks.newer()}>
          <Button
            look="quiet"
            icon={Ellipsis}
            iconOnly
            word={tasksWords.tools}
            aria-describedby={id}
            aria-expanded={open()}
            ref={(own) => {
              opener = own;
            }}
            onClick={toggle}
          />
        </Show>
      </div>
      <Show when={open() && !tasks.newer()}>
        <div class={styles['fields']} ref={(own) => passFocusOn(own, () => opener)}>
          <TaskFields
            label={tasksWords.text[props.task.sort]}
            saveWord={tasksWords.save}
            task={props.task}
            dated={props.task.sort === 'between'}
            onSave={save}
            onClose={() => setOpen(false)}
            more={
              <>
                <Show when={props.tasking.isPresent(props.task.id)}>
                  <Button
                    look="quiet"
                    word={tasksWords.show}
                    onClick={() => props.tasking.show(props.task.id)}
                  />
                </Show>
                <Button
                  look="quiet"
                  word={tasksWords.moveTo[other()]}
                  onClick={() => tasks.verbs.edit(props.task.id, { sort: other() })}
                />
                <Button look="quiet" word={tasksWords.remove} onClick={remove} />
              </>
            }
          />
        </div>
      </Show>
    </li>
  );
}
