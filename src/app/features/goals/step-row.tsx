import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { goalLimits, type Step } from '../../../crdt/documents/goals/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Form } from '../../ui/form.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { goalsWords } from '../../words/goals.ts';
import styles from './step-row.module.css';

export interface StepRowProps {
  readonly goal: RecordId;
  readonly step: Step;
  readonly first: boolean;
  readonly last: boolean;
  readonly fixed: boolean;
}

/** One step: tick it; or open its tools to reword it, move it or take it out. */
export function StepRow(props: StepRowProps): JSX.Element {
  const { goals } = useWorkspace();
  const toasts = useToasts();
  const [open, setOpen] = createSignal(false);
  const [words, setWords] = createSignal('');
  /** What this step said when its tools were opened. */
  const [was, setWas] = createSignal('');
  const id = createUniqueId();
  let opener: HTMLButtonElement | undefined;
  const place = () => ({ goal: props.goal, step: props.step.id });
  const save = (): void => {
    const text = words().trim();
    if (text !== '' && words() !== was()) goals.verbs.editStep(place(), text, was());
    setOpen(false);
  };
  const takeOut = (): void => {
    const taken = place();
    goals.verbs.removeStep(taken);
    toasts.show({
      text: goalsWords.stepRemoved,
      undo: () => {
        if (!goals.newer()) goals.verbs.restoreStep(taken);
      },
    });
  };
  const move = (by: -1 | 1): void => {
    const moved = place();
    keepFocus(by < 0 ? 'next' : 'previous', () => goals.verbs.moveStep(moved, by));
  };
  return (
    <li class={styles['step']} ref={(row) => passFocusOn(row)}>
      <div class={styles['row']}>
        <Checkbox
          label={props.step.text}
          checked={props.step.done}
          strike
          ownWords
          wordId={id}
          disabled={props.fixed}
          onChange={(done) => goals.verbs.setStepDone(place(), done)}
        />
        <Show when={!props.fixed}>
          <Button
            look="quiet"
            icon={Ellipsis}
            iconOnly
            word={goalsWords.stepTools}
            aria-describedby={id}
            aria-expanded={open()}
            ref={(own) => {
              opener = own;
            }}
            onClick={() => {
              setWas(props.step.text);
              setWords(was());
              setOpen(!open());
            }}
          />
        </Show>
      </div>
      <Show when={open() && !props.fixed}>
        <Form onSubmit={save}>
          <div class={styles['tools']} ref={(tools) => passFocusOn(tools, () => opener)}>
            <TextField
              label={goalsWords.stepWords}
              ownWords
              value={words()}
              onInput={setWords}
              maxLength={goalLimits.step}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setOpen(false);
              }}
            />
            <div class={styles['buttons']}>
              <Button type="submit" word={goalsWords.save} />
              <Button
                look="quiet"
                word={goalsWords.stepUp}
                disabled={props.first}
                onClick={() => move(-1)}
              />
              <Button
                look="quiet"
                word={goalsWords.stepDown}
                disabled={props.last}
                onClick={() => move(1)}
              />
              <Button look="quiet" word={goalsWords.stepRemove} onClick={takeOut} />
            </div>
          </div>
        </Form>
      </Show>
    </li>
  );
}
