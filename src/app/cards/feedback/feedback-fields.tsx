import { createUniqueId, For, Show, type JSX } from 'solid-js';
import {
  feedbackLimits,
  feedbackQuestions,
  feedbackWishes,
} from '../../../crdt/documents/feedback/types.ts';
import { NumberScale } from '../../ui/number-scale.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { feedbackWords } from '../../words/feedback.ts';
import type { FeedbackDraft } from './create-feedback-draft.ts';
import styles from './feedback-fields.module.css';

/** Four questions from 0 to 10, words of one's own, and where an answer is low, what to do about it. */
export function FeedbackFields(props: { readonly draft: FeedbackDraft }): JSX.Element {
  const id = createUniqueId();
  return (
    <section class={styles['fields']} aria-labelledby={id}>
      <div class={styles['head']}>
        <h3 id={id}>{feedbackWords.heading}</h3>
        <p class={styles['lead']}>{feedbackWords.lead}</p>
      </div>
      <For each={feedbackQuestions}>
        {(question) => (
          <div class={styles['question']}>
            <span class={styles['label']} id={`${id}-${question}`}>
              {feedbackWords.questions[question]}
            </span>
            <NumberScale
              labelledBy={`${id}-${question}`}
              value={props.draft.scores()[question]}
              low={feedbackWords.low}
              high={feedbackWords.high}
              onChange={(score) => props.draft.setScore(question, score)}
            />
          </div>
        )}
      </For>
      <TextArea
        label={feedbackWords.words}
        value={props.draft.words()}
        onInput={(words) => props.draft.setWords(words)}
        maxLength={feedbackLimits.words}
      />
      <div aria-live="polite">
        <Show when={props.draft.isLow()}>
          <div class={styles['low']}>
            <RadioGroup
              label={feedbackWords.lowHeading}
              value={props.draft.wish() ?? ''}
              options={feedbackWishes.map((value) => ({
                value,
                word: feedbackWords.wishes[value],
              }))}
              onChange={(wish) => {
                if (wish !== '') props.draft.setWish(wish);
              }}
            />
          </div>
        </Show>
      </div>
    </section>
  );
}
