import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { createSignal, createUniqueId, For, type JSX } from 'solid-js';
import { Button } from '../../../ui/button.tsx';
import { keepFocus } from '../../../ui/keep-focus.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { pollsWords } from '../../../words/polls.ts';
import { moved } from '../moved.ts';
import type { AnswerFormProps } from './answer-form-props.ts';
import { createRowDrag } from './create-row-drag.ts';
import styles from './rank.module.css';

/** The options in one's own order: by the buttons, by the arrow keys on a handle, or by drawing a row to its place. */
export function Rank(props: AnswerFormProps<'rank'>): JSX.Element {
  const id = createUniqueId();
  const [said, setSaid] = createSignal('');
  const order = (): readonly string[] =>
    props.answer?.options ?? props.poll.options.map((option) => option.id);
  const textOf = (option: string): string =>
    props.poll.options.find((one) => one.id === option)?.text ?? '';
  const move = (option: string, to: number): void => {
    const now = order();
    if (to < 0 || to >= now.length || now[to] === option) return;
    props.onAnswer({ sort: 'rank', options: moved(now, now.indexOf(option), to) });
    setSaid(pollsWords.rankNow(textOf(option), to + 1, now.length));
  };
  const step = (option: string, by: -1 | 1): void => {
    const to = order().indexOf(option) + by;
    // eslint-disable-next-line solid/reactivity -- done at once, by a press.
    keepFocus(by < 0 ? 'next' : 'previous', () => move(option, to));
  };
  const drag = createRowDrag({
    count: () => order().length,
    onDrop: (from, to) => {
      const option = order()[from];
      if (option !== undefined) move(option, to);
    },
  });
  return (
    <div class={styles['rank']} role="group" aria-labelledby={props.questionId}>
      <p class={styles['hint']}>{pollsWords.rankHint}</p>
      <ol class={styles['rows']} {...drag.list}>
        <For each={order()}>
          {(option, index) => (
            <li class={styles['row']} data-drag={drag.markOf(index())}>
              <button
                type="button"
                class={styles['handle']}
                aria-label={`${index() + 1}. ${textOf(option)}. ${pollsWords.rankMove}`}
                aria-describedby={`${id}-place-${option}`}
                onPointerDown={(event) => drag.begin(event, index())}
                onKeyDown={(event) => {
                  const by =
                    event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
                  if (by === undefined) return;
                  event.preventDefault();
                  step(option, by);
                }}
              >
                <span aria-hidden="true">{index() + 1}</span>
              </button>
              <span class={styles['option']} id={`${id}-${option}`}>
                {textOf(option)}
              </span>
              <VisuallyHidden>
                <span id={`${id}-place-${option}`}>
                  {pollsWords.outOf(index() + 1, order().length)}
                </span>
              </VisuallyHidden>
              <span class={styles['tools']}>
                <Button
                  look="quiet"
                  icon={ArrowUp}
                  iconOnly
                  word={pollsWords.rankEarlier}
                  aria-describedby={`${id}-${option}`}
                  disabled={index() === 0}
                  onClick={() => step(option, -1)}
                />
                <Button
                  look="quiet"
                  icon={ArrowDown}
                  iconOnly
                  word={pollsWords.rankLater}
                  aria-describedby={`${id}-${option}`}
                  disabled={index() === order().length - 1}
                  onClick={() => step(option, 1)}
                />
              </span>
            </li>
          )}
        </For>
      </ol>
      <VisuallyHidden>
        <span role="status">{said()}</span>
      </VisuallyHidden>
    </div>
  );
}
