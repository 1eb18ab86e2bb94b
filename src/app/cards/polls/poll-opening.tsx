import { Match, Show, Switch, type JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { pollsWords } from '../../words/polls.ts';
import styles from './poll-opening.module.css';

/** How far a hidden poll is on its way to being read, and what can be done about it. */
export function PollOpening(props: {
  readonly poll: Poll;
  /** Whether this device has sealed an answer whose words it no longer holds. */
  readonly isLost: boolean;
}): JSX.Element {
  const { me, nameOf } = useWorkspace();
  const { polls } = useSessionRoom();
  const others = (): readonly string[] =>
    props.poll.waitingFor.filter((member) => member !== me).map((member) => nameOf(member));
  const waitsForMe = (): boolean => props.poll.waitingFor.includes(me);
  const gone = (): readonly string[] => props.poll.gone.map((member) => nameOf(member));
  /** Nobody's answer opens because somebody else was taken out: then it takes this person's own word. */
  const opensByOwnWord = (): boolean =>
    props.poll.stage === 'revealing' &&
    waitsForMe() &&
    !props.isLost &&
    props.poll.revealedBy !== me &&
    props.poll.gone.some((member) => !props.poll.answered.includes(member));
  const reveal = (): void => polls.verbs.reveal(props.poll.id);
  return (
    <div class={styles['opening']}>
      {/* Said as soon as it changes: it does so by what others do. */}
      <div class={styles['said']} role="status">
        <Switch>
          <Match when={props.poll.stage === 'hidden' && props.poll.closed}>
            <p>{pollsWords.closedHidden}</p>
          </Match>
          <Match when={props.poll.stage === 'ready'}>
            <p>{gone().length > 0 ? pollsWords.allHereAnswered : pollsWords.allAnswered}</p>
          </Match>
          <Match when={props.poll.stage === 'revealing'}>
            <Show when={others().length > 0}>
              <p class={styles['waiting']}>{pollsWords.waitingToOpen(others())}</p>
              <p class={styles['quiet']}>{pollsWords.waitingHint}</p>
            </Show>
            <Show when={waitsForMe() && !props.isLost}>
              <p>{opensByOwnWord() ? pollsWords.openMineText : pollsWords.openingOwn}</p>
            </Show>
          </Match>
        </Switch>
        <Show when={gone().length > 0}>
          <p class={styles['quiet']}>{pollsWords.nobodyWaitsFor(gone())}</p>
        </Show>
        <Show when={props.isLost && props.poll.stage !== 'open'}>
          <p class={styles['lost']}>
            {props.poll.stage === 'revealing' ? pollsWords.lost : pollsWords.lostYet}
          </p>
        </Show>
      </div>
      <Show when={(props.poll.stage === 'ready' || opensByOwnWord()) && !polls.newer()}>
        <div
          class={styles['reveal']}
          ref={(own) => passFocusOn(own, () => own.closest('article')?.querySelector('h2, h3'))}
        >
          <Button
            look="main"
            word={opensByOwnWord() ? pollsWords.openMine : pollsWords.reveal}
            onClick={reveal}
          />
          <Show when={!opensByOwnWord()}>
            <p class={styles['quiet']}>{pollsWords.revealHint}</p>
          </Show>
        </div>
      </Show>
    </div>
  );
}
