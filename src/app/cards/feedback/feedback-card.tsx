import MessageCircle from 'lucide-solid/icons/message-circle';
import Pencil from 'lucide-solid/icons/pencil';
import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { feedbackQuestions, type Feedback } from '../../../crdt/documents/feedback/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { feedbackWords } from '../../words/feedback.ts';
import styles from './feedback-card.module.css';
import { SaidList } from './said-list.tsx';

/** How an hour was for somebody, what was answered, and what is done differently since. */
export function FeedbackCard(props: { readonly feedback: Feedback }): JSX.Element {
  const { nameOf } = useWorkspace();
  const { feedback } = useSessionRoom();
  const toasts = useToasts();
  const id = createUniqueId();
  const name = (): string => nameOf(props.feedback.created.by);
  const takeBack = (words: RecordId): void => {
    const { id: from } = props.feedback;
    feedback.verbs.removeWords(from, words);
    toasts.show({
      text: feedbackWords.takenBack,
      undo: () => {
        if (!feedback.newer()) feedback.verbs.restoreWords(from, words);
      },
    });
  };
  const given = () =>
    feedbackQuestions.flatMap((question) => {
      const score = props.feedback.scores[question];
      return score === undefined ? [] : [{ question, score }];
    });
  return (
    <article class={styles['card']} aria-labelledby={id}>
      <h3 id={id} tabindex="-1">
        {feedbackWords.ofOne(name())}
      </h3>
      <Show when={props.feedback.wish}>
        {(wish) => <p class={styles['wish']}>{feedbackWords.wishShown[wish()](name())}</p>}
      </Show>
      <dl class={styles['scores']}>
        <For each={given()}>
          {({ question, score }) => (
            <div class={styles['score']}>
              <dt>{feedbackWords.questions[question]}</dt>
              <dd class={styles['number']}>{feedbackWords.score(score)}</dd>
              <dd class={styles['bar']} aria-hidden="true">
                <svg viewBox="0 0 100 4" preserveAspectRatio="none">
                  <rect width={10 * score} height="4" rx="2" />
                </svg>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.feedback.words !== ''}>
        <p class={styles['words']}>{props.feedback.words}</p>
      </Show>
      <SaidList
        heading={feedbackWords.replies}
        openWord={feedbackWords.writeReply}
        icon={MessageCircle}
        describedBy={id}
        label={feedbackWords.reply}
        action={feedbackWords.sendReply}
        said={props.feedback.replies}
        fixed={feedback.newer()}
        onSay={(text) => feedback.verbs.reply(props.feedback.id, text)}
        onTakeBack={takeBack}
      />
      <SaidList
        heading={feedbackWords.adjustments}
        openWord={feedbackWords.writeAdjustment}
        icon={Pencil}
        describedBy={id}
        label={feedbackWords.adjustment}
        action={feedbackWords.addAdjustment}
        said={props.feedback.adjustments}
        fixed={feedback.newer()}
        onSay={(text) => feedback.verbs.adjust(props.feedback.id, text)}
        onTakeBack={takeBack}
      />
    </article>
  );
}
