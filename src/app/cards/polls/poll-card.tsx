import EyeOff from 'lucide-solid/icons/eye-off';
import {
  createMemo,
  createSignal,
  createUniqueId,
  For,
  on,
  Show,
  untrack,
  type JSX,
} from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { useApp } from '../../live/app-context.tsx';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { pollsWords } from '../../words/polls.ts';
import { whenShort } from '../../words/when.ts';
import { createAnswerDraft } from './create-answer-draft.ts';
import { PollAnswering } from './poll-answering.tsx';
import styles from './poll-card.module.css';
import { PollOpening } from './poll-opening.tsx';
import { PollSoFar } from './poll-so-far.tsx';
import { PollStanding } from './poll-standing.tsx';
import { PollTools } from './poll-tools.tsx';

export interface PollCardProps {
  readonly poll: Poll;
  /** The level of its heading: 3, below the heading of a part of a page, unless said otherwise. */
  readonly level?: 2 | 3;
  /** Stands below the question: of which session it is. */
  readonly children?: JSX.Element;
  /** Opens the dialog with the same question; without it, that is not offered. */
  readonly onAskAgain?: (() => void) | undefined;
}

/** One poll: its question, this person's answer, where it stands and what came of it. It fits a narrow column. */
export function PollCard(props: PollCardProps): JSX.Element {
  // Another poll is another card, with an answer of its own.
  const card = createMemo(
    on(
      () => props.poll.id,
      () => <OnePoll {...props} />,
    ),
  );
  return <>{card()}</>;
}

function OnePoll(props: PollCardProps): JSX.Element {
  const { browser } = useApp();
  const { me, nameOf } = useWorkspace();
  const { polls } = useSessionRoom();
  const id = createUniqueId();
  // eslint-disable-next-line solid/reactivity -- another poll is another card; this one's fields are still followed.
  const draft = createAnswerDraft(props.poll);
  const [editing, setEditing] = createSignal(
    untrack(() => !props.poll.answered.includes(me) || draft.isLost()),
  );
  const asker = (): string | undefined => {
    const { by } = props.poll.created;
    return by === me ? undefined : nameOf(by);
  };
  let card: HTMLElement | undefined;
  /** Unfolds the form and puts focus into it: the button that was pressed is gone. */
  const changeAnswer = (): void => {
    setEditing(true);
    const first = card?.querySelector<HTMLElement>('form input:checked, form [type="text"]');
    (first ?? card?.querySelector<HTMLElement>('form input, form button'))?.focus();
  };
  const isMissingSome = (): boolean =>
    props.poll.asked.some(
      (member) => !props.poll.answered.includes(member) && !props.poll.gone.includes(member),
    );
  return (
    <Sheet
      as="article"
      aria-labelledby={id}
      ref={(own) => {
        card = own;
        passFocusOn(own);
      }}
    >
      <div class={styles['card']}>
        <div class={styles['about']}>
          <p class={styles['eyebrow']}>
            <span>
              {pollsWords.askedBy(
                asker(),
                whenShort(props.poll.created.atMs, browser.clock.nowMs()),
              )}
            </span>
            <span>{pollsWords.sorts[props.poll.sort]}</span>
            <Show when={props.poll.closed}>
              <Chip look="quiet">{pollsWords.closed}</Chip>
            </Show>
          </p>
          <Show when={props.poll.stage === 'hidden' && !props.poll.closed}>
            <p class={styles['hidden']}>
              <Icon of={EyeOff} size="small" />
              <span>{pollsWords.hiddenYet}</span>
            </p>
          </Show>
          <Dynamic
            component={props.level === 2 ? 'h2' : 'h3'}
            class={styles['question']}
            id={id}
            tabindex="-1"
          >
            {props.poll.question}
          </Dynamic>
          {props.children}
          <Show when={props.poll.withoutNames}>
            <p class={styles['quiet']}>{pollsWords.leavesNamesOut}</p>
          </Show>
        </div>
        <PollAnswering
          poll={props.poll}
          draft={draft}
          shown={draft.canAnswer() && editing()}
          questionId={id}
        />
        <Show when={props.poll.hidden}>
          <PollOpening poll={props.poll} isLost={draft.isLost()} />
        </Show>
        <PollSoFar
          poll={props.poll}
          isHeldBack={draft.canAnswer() && !props.poll.answered.includes(me)}
        />
        <Show when={props.poll.doubted.length > 0}>
          <ul class={styles['doubts']}>
            <For each={props.poll.doubted}>
              {(doubt) => (
                <li>
                  <p>{pollsWords.doubted(doubt.by === me ? undefined : nameOf(doubt.by))}</p>
                  <p class={styles['why']}>{pollsWords.doubtedWhy[doubt.why]}</p>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={isMissingSome() || props.poll.stage === 'hidden'}>
          <PollStanding poll={props.poll} />
        </Show>
        <Show when={!polls.newer()}>
          <PollTools
            poll={props.poll}
            onChangeAnswer={draft.canAnswer() && !editing() ? changeAnswer : undefined}
            onAskAgain={props.onAskAgain}
          />
        </Show>
      </div>
    </Sheet>
  );
}
