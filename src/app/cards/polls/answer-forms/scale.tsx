import { createUniqueId, For, type JSX } from 'solid-js';
import { pollsWords } from '../../../words/polls.ts';
import type { AnswerFormProps } from './answer-form-props.ts';
import styles from './scale.module.css';

const numbers = Array.from({ length: 11 }, (_, number) => number);

/** A number from 0 to 10. */
export function Scale(props: AnswerFormProps<'scale'>): JSX.Element {
  const id = createUniqueId();
  return (
    <div
      class={styles['scale']}
      role="radiogroup"
      aria-labelledby={props.questionId}
      aria-describedby={id}
    >
      <div class={styles['numbers']}>
        <For each={numbers}>
          {(number) => (
            <label class={styles['number']}>
              <input
                class={styles['box']}
                type="radio"
                autocomplete="off"
                name={props.questionId}
                value={number}
                checked={props.answer?.value === number}
                onChange={() => props.onAnswer({ sort: 'scale', value: number })}
              />
              <span>{number}</span>
            </label>
          )}
        </For>
      </div>
      <p class={styles['ends']} id={id}>
        <span>{pollsWords.scaleLow}</span>
        <span>{pollsWords.scaleHigh}</span>
      </p>
    </div>
  );
}
