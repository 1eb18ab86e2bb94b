import { Show, type JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { pollsWords } from '../../words/polls.ts';
import { AnswerForm } from './answer-form.tsx';
import type { AnswerDraft, Sent } from './create-answer-draft.ts';
import { describeAnswer } from './describe-answer.ts';
import styles from './poll-answering.module.css';

export interface PollAnsweringProps {
  readonly poll: Poll;
  readonly draft: AnswerDraft;
  /** Whether its form is unfolded. */
  readonly shown: boolean;
  /** The id of the question, which names the form. */
  readonly questionId: string;
}

/**
 * This person's answer: its form, or folded what they have sent before. After sending, the form stays as it is, so that
 * nothing jumps under the finger and focus stays.
 */
export function PollAnswering(props: PollAnsweringProps): JSX.Element {
  const { me } = useWorkspace();
  const { polls } = useSessionRoom();
  const hasAnswered = (): boolean => props.poll.answered.includes(me);
  /** Among several questions, the one that is being answered stands out. */
  const isReady = (): boolean => !hasAnswered() && props.draft.chosen() !== undefined;
  /** Where the table of results names everybody, it says this as well. */
  const ownAnswer = (): string | undefined => {
    const own = props.draft.own();
    const isInResults = props.poll.stage === 'open' && !props.poll.withoutNames;
    return own === undefined || isInResults ? undefined : describeAnswer(props.poll, own);
  };
  return (
    <div class={styles['answering']} ref={(own) => passFocusOn(own)}>
      <Show when={props.shown}>
        <div ref={(form) => passFocusOn(form)}>
          <Form onSubmit={() => void props.draft.send()}>
            <AnswerForm
              poll={props.poll}
              chosen={props.draft.chosen()}
              onChoose={(answer) => props.draft.choose(answer)}
              questionId={props.questionId}
            />
            <div class={styles['send']}>
              <Button type="submit" look={isReady() ? 'main' : 'plain'} word={pollsWords.send} />
              <p class={styles['said']} role="status">
                {saidOf(props.draft.sent(), props.poll)}
              </p>
            </div>
          </Form>
        </div>
      </Show>
      <Show when={props.shown ? undefined : ownAnswer()}>
        {(answer) => (
          <p class={styles['own']} tabindex="-1">
            <span>{pollsWords.ownAnswer}</span> <q>{answer()}</q>
          </p>
        )}
      </Show>
      <Show when={!props.draft.canAnswer() && !hasAnswered()}>
        <p class={styles['said']}>{whyNot()}</p>
      </Show>
    </div>
  );

  function whyNot(): string {
    if (!props.poll.asked.includes(me)) return pollsWords.notAsked;
    if (props.poll.closed) return pollsWords.closedText;
    return polls.newer() ? pollsWords.onlyRead : '';
  }
}

/** What came of sending, in words. */
function saidOf(sent: Sent | undefined, poll: Poll): string {
  switch (sent) {
    case undefined:
      return '';
    case 'sent':
      return poll.hidden ? pollsWords.sentHidden : pollsWords.sent;
    case 'not-whole':
      return pollsWords.chooseFirst[poll.sort];
    case 'gone':
      return pollsWords.gone;
    case 'full':
      return pollsWords.noRoom;
    case 'not-kept':
      return pollsWords.notKept;
  }
}
