import { Show, type JSX } from 'solid-js';
import type { Task } from '../../../crdt/documents/tasks/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { tasksWords } from '../../words/tasks.ts';
import styles from './tasks-card.module.css';

/** What a task says, whether it is done, and whose it is for which day. A decision is not done, it holds. */
export function TaskWords(props: { readonly task: Task; readonly wordId: string }): JSX.Element {
  const { memberOf, nameOf } = useWorkspace();
  const { tasks } = useSessionRoom();
  const day = (): string =>
    props.task.day === undefined ? '' : tasksWords.dayShort(props.task.day);
  return (
    <div class={styles['words']}>
      <Show
        when={props.task.sort === 'between'}
        fallback={
          <p class={styles['decision']} id={props.wordId}>
            {props.task.text}
          </p>
        }
      >
        <Checkbox
          label={props.task.text}
          checked={props.task.done}
          strike
          ownWords
          wordId={props.wordId}
          disabled={tasks.newer()}
          onChange={(done) => tasks.verbs.setDone(props.task.id, done)}
        />
      </Show>
      <Show when={props.task.sort === 'between' && (props.task.owner !== undefined || day())}>
        <p class={styles['whose']}>
          <Show when={props.task.owner} fallback={<span>{tasksWords.everybody}</span>}>
            {(owner) => (
              <>
                <Avatar
                  name={nameOf(owner())}
                  colour={memberOf(owner())?.colour ?? 0}
                  size="small"
                />
                <span>{nameOf(owner())}</span>
              </>
            )}
          </Show>
          <Show when={day() !== ''}>
            <span>{tasksWords.forDay(day())}</span>
          </Show>
        </p>
      </Show>
    </div>
  );
}
