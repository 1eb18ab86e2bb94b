import { createSignal, For, type JSX } from 'solid-js';
import { Button } from '../../../ui/button.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Form, FormActions } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { lockWords } from '../../../words/lock.ts';
import styles from './recovery-words.module.css';
import { wordsToAsk } from './words-to-ask.ts';

/** Asks for three of the words by their number, as they stand on somebody's paper. */
export function AskedBack(props: {
  readonly words: readonly string[];
  readonly fault: string | undefined;
  readonly onLookAgain: () => void;
  readonly onRight: () => void;
}): JSX.Element {
  const asked = (): readonly number[] => wordsToAsk(props.words);
  const [typed, setTyped] = createSignal<ReadonlyMap<number, string>>(new Map());
  const [other, setOther] = createSignal<ReadonlySet<number>>(new Set());
  const boxes = new Map<number, HTMLInputElement>();
  const look = (): void => {
    const odd = asked().filter(
      (at) => (typed().get(at) ?? '').trim().toLowerCase() !== props.words[at],
    );
    setOther(new Set(odd));
    const [first] = odd;
    if (first === undefined) props.onRight();
    else boxes.get(first)?.focus();
  };
  return (
    <>
      <p>{lockWords.askBack}</p>
      <Form onSubmit={look}>
        <div class={styles['asked']}>
          <For each={asked()}>
            {(at, index) => (
              <TextField
                label={lockWords.wordNumber(at + 1)}
                value={typed().get(at) ?? ''}
                fault={other().has(at) ? lockWords.otherWord : undefined}
                onInput={(text) => {
                  setTyped(new Map(typed()).set(at, text));
                  setOther(new Set([...other()].filter((one) => one !== at)));
                }}
                ref={(box) => {
                  boxes.set(at, box);
                  if (index() === 0) queueMicrotask(() => box.focus());
                }}
              />
            )}
          </For>
        </div>
        <Fault text={props.fault} />
        <FormActions>
          <Button word={lockWords.lookAgain} onClick={() => props.onLookAgain()} />
          <Button type="submit" look="main" word={lockWords.keepWords} />
        </FormActions>
      </Form>
    </>
  );
}
