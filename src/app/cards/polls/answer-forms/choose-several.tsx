import { createUniqueId, For, type JSX } from 'solid-js';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { pollsWords } from '../../../words/polls.ts';
import type { AnswerFormProps } from './answer-form-props.ts';
import styles from './choices.module.css';

/** As many of the options as one likes. */
export function ChooseSeveral(props: AnswerFormProps<'several'>): JSX.Element {
  const id = createUniqueId();
  const isChosen = (option: string): boolean => props.answer?.options.includes(option) === true;
  const set = (option: string, chosen: boolean): void =>
    props.onAnswer({
      sort: 'several',
      options: props.poll.options
        .map((one) => one.id)
        .filter((one) => (one === option ? chosen : isChosen(one))),
    });
  return (
    <div
      class={styles['choices']}
      role="group"
      aria-labelledby={props.questionId}
      aria-describedby={id}
    >
      <p class={styles['hint']} id={id}>
        {pollsWords.severalHint}
      </p>
      <For each={props.poll.options}>
        {(option) => (
          <Checkbox
            label={option.text}
            ownWords
            checked={isChosen(option.id)}
            onChange={(chosen) => set(option.id, chosen)}
          />
        )}
      </For>
    </div>
  );
}
