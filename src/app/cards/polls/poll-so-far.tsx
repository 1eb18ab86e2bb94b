import { createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { Button } from '../../ui/button.tsx';
import { pollsWords } from '../../words/polls.ts';
import { PollResults } from './poll-results.tsx';
import styles from './poll-so-far.module.css';

/** Of two answers without names, each knows the other's. */
const fewestWithoutNames = 3;

/**
 * What the answers come to. Where this person is still to answer an open poll it waits for theirs, or until they ask for
 * it, so that nobody is led by what the others say.
 */
export function PollSoFar(props: {
  readonly poll: Poll;
  /** Whether this person can answer and has not yet. Answers that stayed hidden until all were there lead nobody. */
  readonly isHeldBack: boolean;
}): JSX.Element {
  const [wanted, setWanted] = createSignal(false);
  let place: HTMLDivElement | undefined;
  const waits = (): boolean => props.isHeldBack && !props.poll.hidden && !wanted();
  const namesShow = (): boolean =>
    props.poll.withoutNames && props.poll.answers.length < fewestWithoutNames;
  /** The button that was pressed is gone, so focus goes to what it has shown. */
  const show = (): void => {
    setWanted(true);
    place?.querySelector('table')?.focus();
  };
  return (
    <div
      class={styles['place']}
      ref={(own) => {
        place = own;
      }}
    >
      <Show when={props.poll.answers.length > 0}>
        <Switch fallback={<PollResults poll={props.poll} />}>
          <Match when={namesShow()}>
            <p class={styles['few']}>
              {props.poll.closed ? pollsWords.tooFewCounted : pollsWords.tooFewToCount}
            </p>
          </Match>
          <Match when={waits()}>
            <div class={styles['waits']}>
              <p>{pollsWords.soFarWaits}</p>
              <Button look="quiet" word={pollsWords.showSoFar} onClick={show} />
            </div>
          </Match>
        </Switch>
      </Show>
    </div>
  );
}
