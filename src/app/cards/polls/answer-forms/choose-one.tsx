import { For, type JSX } from 'solid-js';
import type { AnswerFormProps } from './answer-form-props.ts';
import styles from './choices.module.css';

/** One of the options. */
export function ChooseOne(props: AnswerFormProps<'one'>): JSX.Element {
  return (
    <div class={styles['choices']} role="radiogroup" aria-labelledby={props.questionId}>
      <For each={props.poll.options}>
        {(option) => (
          <label class={styles['choice']}>
            <input
              class={styles['dot']}
              type="radio"
              autocomplete="off"
              name={props.questionId}
              value={option.id}
              checked={props.answer?.option === option.id}
              onChange={() => props.onAnswer({ sort: 'one', option: option.id })}
            />
            <span>{option.text}</span>
          </label>
        )}
      </For>
    </div>
  );
}
