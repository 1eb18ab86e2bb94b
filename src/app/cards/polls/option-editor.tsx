import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import X from 'lucide-solid/icons/x';
import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import { pollLimits } from '../../../crdt/documents/polls/types.ts';
import { Button } from '../../ui/button.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { TextField } from '../../ui/text-field.tsx';
import { pollsWords } from '../../words/polls.ts';
import { moved } from './moved.ts';
import styles from './option-editor.module.css';

export interface OptionEditorProps {
  /** In their order; no text twice. */
  readonly options: readonly string[];
  /** What stands in the box for the next one. */
  readonly option: string;
  readonly onChange: (change: {
    readonly options?: readonly string[];
    readonly option?: string;
  }) => void;
  /** Why they cannot be asked with yet. */
  readonly fault: string | undefined;
  readonly ref?: (box: HTMLInputElement) => void;
}

/** The options of a question: Enter adds one after the other; each can be moved or taken out. */
export function OptionEditor(props: OptionEditorProps): JSX.Element {
  const id = createUniqueId();
  const [twice, setTwice] = createSignal(false);
  let box: HTMLInputElement | undefined;
  const isFull = (): boolean => props.options.length >= pollLimits.mostOptions;
  const add = (): void => {
    const text = props.option.trim();
    if (text === '') return;
    setTwice(props.options.includes(text));
    if (twice()) return;
    props.onChange({ options: [...props.options, text], option: '' });
  };
  const move = (at: number, by: -1 | 1): void => {
    const options = moved(props.options, at, at + by);
    // eslint-disable-next-line solid/reactivity -- done at once, by a press.
    keepFocus(by < 0 ? 'next' : 'previous', () => props.onChange({ options }));
  };
  return (
    <div class={styles['editor']} role="group" aria-labelledby={`${id}-label`}>
      <span class={styles['label']} id={`${id}-label`}>
        {pollsWords.options}
      </span>
      <Show when={props.options.length > 0}>
        <ol class={styles['list']}>
          <For each={props.options}>
            {(option, index) => (
              <li
                class={styles['row']}
                ref={(row) => passFocusOn(row, () => row.parentElement ?? box)}
              >
                <span class={styles['text']} id={`${id}-${index()}`}>
                  {option}
                </span>
                <Button
                  look="quiet"
                  icon={ArrowUp}
                  iconOnly
                  word={pollsWords.optionEarlier}
                  aria-describedby={`${id}-${index()}`}
                  disabled={index() === 0}
                  onClick={() => move(index(), -1)}
                />
                <Button
                  look="quiet"
                  icon={ArrowDown}
                  iconOnly
                  word={pollsWords.optionLater}
                  aria-describedby={`${id}-${index()}`}
                  disabled={index() === props.options.length - 1}
                  onClick={() => move(index(), 1)}
                />
                <Button
                  look="quiet"
                  icon={X}
                  iconOnly
                  word={pollsWords.optionRemove}
                  aria-describedby={`${id}-${index()}`}
                  onClick={() =>
                    props.onChange({ options: props.options.filter((one) => one !== option) })
                  }
                />
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show
        when={!isFull()}
        fallback={<p class={styles['full']}>{pollsWords.optionsFull(pollLimits.mostOptions)}</p>}
      >
        <div class={styles['adding']}>
          <TextField
            label={pollsWords.addOption}
            hint={pollsWords.addOptionHint}
            ownWords
            value={props.option}
            maxLength={pollLimits.option}
            fault={twice() ? pollsWords.optionTwice : props.fault}
            ref={(own) => {
              box = own;
              props.ref?.(own);
            }}
            onInput={(option) => {
              setTwice(false);
              props.onChange({ option });
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.isComposing) return;
              event.preventDefault();
              add();
            }}
          />
          <Button
            word={pollsWords.add}
            onClick={() => {
              add();
              box?.focus();
            }}
          />
        </div>
      </Show>
    </div>
  );
}
