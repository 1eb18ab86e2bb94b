import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { FeedbackCard } from '../../cards/feedback/feedback-card.tsx';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { feedbackWords } from '../../words/feedback.ts';
import styles from './from-last-time.module.css';

/** What somebody would like to talk about while the hour is still open: for both to see at once, and said aloud to the others. */
export function TalkNow(props: { readonly session: RecordId }): JSX.Element {
  const { me, nameOf } = useWorkspace();
  const { feedback } = useSessionRoom();
  const id = createUniqueId();
  const asked = () =>
    feedback.view.feedback.filter(
      ({ session, wish }) => session === props.session && wish === 'now',
    );
  const others = () => asked().filter(({ created }) => created.by !== me);
  return (
    <>
      <VisuallyHidden>
        <span role="status">
          {others()
            .map(({ created }) => feedbackWords.wishShown.now(nameOf(created.by)))
            .join(' ')}
        </span>
      </VisuallyHidden>
      <Show when={asked().length > 0}>
        <Sheet aria-labelledby={id}>
          <div class={styles['last']}>
            <h2 id={id}>{feedbackWords.heading}</h2>
            <For each={asked()}>{(one) => <FeedbackCard feedback={one} />}</For>
          </div>
        </Sheet>
      </Show>
    </>
  );
}
