import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { createUniqueId, For, type JSX } from 'solid-js';
import { Button } from '../../../ui/button.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { pollsWords } from '../../../words/polls.ts';
import { DotRow } from '../dot-row.tsx';
import type { AnswerFormProps } from './answer-form-props.ts';
import styles from './dots.module.css';

/** A few dots to share out between the options. */
export function Dots(props: AnswerFormProps<'dots'>): JSX.Element {
  const id = createUniqueId();
  const on = (option: string): number =>
    props.answer?.spent.find((one) => one.option === option)?.dots ?? 0;
  const left = (): number =>
    props.poll.dots - (props.answer?.spent ?? []).reduce((sum, { dots }) => sum + dots, 0);
  const give = (option: string, by: -1 | 1): void => {
    if (by > 0 ? left() <= 0 : on(option) <= 0) return;
    props.onAnswer({
      sort: 'dots',
      spent: props.poll.options
        .map((one) => ({ option: one.id, dots: on(one.id) + (one.id === option ? by : 0) }))
        .filter(({ dots }) => dots > 0),
    });
  };
  return (
    <div class={styles['dots']} role="group" aria-labelledby={props.questionId}>
      <p class={styles['left']} role="status">
        {pollsWords.dotsLeft(left(), props.poll.dots)}
      </p>
      <ul>
        <For each={props.poll.options}>
          {(option) => (
            <li>
              <div class={styles['row']} role="group" aria-labelledby={`${id}-${option.id}`}>
                <div class={styles['option']}>
                  <span id={`${id}-${option.id}`}>{option.text}</span>
                  <DotRow count={on(option.id)} all={props.poll.dots} />
                </div>
                {/* What cannot go further keeps its place and its focus, and does nothing. */}
                <Button
                  icon={Minus}
                  iconOnly
                  word={pollsWords.dotLess}
                  aria-disabled={on(option.id) <= 0}
                  onClick={() => give(option.id, -1)}
                />
                <span class={styles['given']}>
                  <span aria-hidden="true">{on(option.id)}</span>
                  <VisuallyHidden>{pollsWords.dotsOn(on(option.id))}</VisuallyHidden>
                </span>
                <Button
                  icon={Plus}
                  iconOnly
                  word={pollsWords.dotMore}
                  aria-disabled={left() <= 0}
                  onClick={() => give(option.id, 1)}
                />
              </div>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
