import MessageCircleQuestion from 'lucide-solid/icons/message-circle-question-mark';
import { createUniqueId, type JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { pollsWords } from '../../words/polls.ts';
import styles from './poll-to-answer.module.css';

/** A question that waits for this person, for the first page: who asks, what, and the way there. */
export function PollToAnswer(props: { readonly poll: Poll }): JSX.Element {
  const { me, nameOf, path } = useWorkspace();
  const id = createUniqueId();
  const asker = (): string | undefined => {
    const { by } = props.poll.created;
    return by === me ? undefined : nameOf(by);
  };
  return (
    <Sheet aria-labelledby={id}>
      <div class={styles['ask']}>
        <p class={styles['eyebrow']}>
          <Icon of={MessageCircleQuestion} />
          <span>{pollsWords.toAnswer(asker())}</span>
        </p>
        <h2 id={id}>{props.poll.question}</h2>
        <a class={styles['link']} href={path('polls')} aria-describedby={id}>
          {pollsWords.answerIt}
        </a>
      </div>
    </Sheet>
  );
}
