import Check from 'lucide-solid/icons/check';
import Locate from 'lucide-solid/icons/locate';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import { createEffect, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { Thread } from '../../../crdt/documents/comments/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { commentsWords } from '../../words/comments.ts';
import styles from './comments-card.module.css';
import type { Commenting } from './create-commenting.ts';
import { ReplyBox } from './reply-box.tsx';
import { SaidReply } from './said-reply.tsx';

/** One thread: the words it is about, and what was said about them. */
export function CommentThread(props: {
  readonly thread: Thread;
  readonly commenting: Commenting;
}): JSX.Element {
  const { comments } = useSessionRoom();
  const id = createUniqueId();
  let article: HTMLElement | undefined;
  /** Whether its words are still there; unknown until they are open. */
  const isGone = (): boolean => props.commenting.present()?.includes(props.thread.id) === false;
  createEffect(() => {
    const { asked, arrived } = props.commenting;
    if (asked() !== props.thread.id) return;
    // The fold around it opens in the same turn.
    queueMicrotask(() => {
      article?.focus();
      arrived();
    });
  });
  return (
    <article
      class={styles['thread']}
      aria-labelledby={id}
      tabindex="-1"
      ref={(own) => {
        article = own;
        // Beside it, or from the last one to the heading above: never away to the top of the page.
        passFocusOn(
          own,
          () =>
            own.nextElementSibling ??
            own.previousElementSibling ??
            own.closest('section')?.querySelector('h2'),
        );
      }}
    >
      <blockquote class={styles['quote']} id={id} data-gone={isGone() ? '' : undefined}>
        {props.thread.quote}
      </blockquote>
      <Show when={isGone()}>
        <p class={styles['gone']}>{commentsWords.gone}</p>
      </Show>
      <ul class={styles['replies']}>
        <For each={props.thread.replies}>
          {(reply) => <SaidReply thread={props.thread.id} reply={reply} />}
        </For>
      </ul>
      <Show when={!comments.newer() && !props.thread.resolved}>
        <ReplyBox
          describedBy={id}
          thread={props.thread.id}
          onReply={(text) => void comments.verbs.reply(props.thread.id, text)}
        />
      </Show>
      <div class={styles['tools']}>
        <Show when={!comments.newer()}>
          <Button
            look="quiet"
            icon={props.thread.resolved ? RotateCcw : Check}
            word={props.thread.resolved ? commentsWords.openAgain : commentsWords.resolve}
            aria-describedby={id}
            onClick={() => comments.verbs.setResolved(props.thread.id, !props.thread.resolved)}
          />
        </Show>
        <Show when={!isGone()}>
          <Button
            look="quiet"
            icon={Locate}
            word={commentsWords.show}
            aria-describedby={id}
            onClick={() => props.commenting.show(props.thread.id)}
          />
        </Show>
      </div>
    </article>
  );
}
