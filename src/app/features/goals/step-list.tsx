import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, Show, type JSX } from 'solid-js';
import { goalLimits, type Goal } from '../../../crdt/documents/goals/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { TextField } from '../../ui/text-field.tsx';
import { goalsWords } from '../../words/goals.ts';
import styles from './step-list.module.css';
import { StepRow } from './step-row.tsx';

/** The steps of a goal, and a line to add the next one. */
export function StepList(props: { readonly goal: Goal; readonly fixed: boolean }): JSX.Element {
  const { goals } = useWorkspace();
  const [adding, setAdding] = createSignal(false);
  const [text, setText] = createSignal('');
  let button: HTMLDivElement | undefined;
  const add = (): void => {
    const words = text().trim();
    if (words === '') return;
    goals.verbs.addStep(props.goal.id, words);
    setText('');
  };
  const stop = (): void => {
    setAdding(false);
    setText('');
    button?.querySelector('button')?.focus();
  };
  const done = (): void => {
    add();
    stop();
  };
  return (
    <div class={styles['steps']}>
      <Show when={props.goal.steps.length > 0}>
        <h3>{goalsWords.steps}</h3>
        <ul class={styles['list']} ref={(list) => passFocusOn(list)}>
          <For each={props.goal.steps}>
            {(step, index) => (
              <StepRow
                goal={props.goal.id}
                step={step}
                first={index() === 0}
                last={index() === props.goal.steps.length - 1}
                fixed={props.fixed}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={!props.fixed}>
        <Show when={adding()}>
          <Form onSubmit={add}>
            <div class={styles['adding']}>
              <TextField
                label={goalsWords.step}
                hint={goalsWords.stepHint}
                ownWords
                value={text()}
                onInput={setText}
                maxLength={goalLimits.step}
                ref={(box) => queueMicrotask(() => box.focus())}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') stop();
                }}
              />
              <Button type="submit" look="plain" word={goalsWords.add} />
              <Button look="quiet" word={goalsWords.stepDone} onClick={done} />
            </div>
          </Form>
        </Show>
        <div
          ref={(own) => {
            button = own;
          }}
          class={styles['add']}
          hidden={adding()}
        >
          <Button
            look="quiet"
            icon={Plus}
            word={goalsWords.addStep}
            onClick={() => setAdding(true)}
          />
        </div>
      </Show>
    </div>
  );
}
