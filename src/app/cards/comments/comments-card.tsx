import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  Show,
  type JSX,
} from 'solid-js';
import type { Thread } from '../../../crdt/documents/comments/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { commentsWords } from '../../words/comments.ts';
import { sharedWords } from '../../words/shared.ts';
import { CommentNews } from './comment-news.tsx';
import { CommentThread } from './comment-thread.tsx';
import styles from './comments-card.module.css';
import type { Commenting } from './create-commenting.ts';
import { NewComment } from './new-comment.tsx';

/** What is said about the words of a place: open threads in the order of the words, resolved ones folded away. */
export function CommentsCard(props: {
  readonly commenting: Commenting;
  /** Shows nothing at all while nothing is said, where comments are not the matter of the page. */
  readonly hidesEmpty?: boolean;
}): JSX.Element {
  const { comments } = useSessionRoom();
  const heading = createUniqueId();
  const threads = createMemo((): readonly Thread[] => {
    const order = props.commenting.present() ?? [];
    /** Whose words are gone come last, in the order in which they were begun. */
    const placeOf = (thread: Thread): number => {
      const at = order.indexOf(thread.id);
      return at === -1 ? order.length : at;
    };
    return comments.view.threads
      .filter(({ place, replies }) => place === props.commenting.place && replies.length > 0)
      .sort((a, b) => placeOf(a) - placeOf(b));
  });
  const open = () => threads().filter(({ resolved }) => !resolved);
  const resolved = () => threads().filter((thread) => thread.resolved);
  const [unfolded, setUnfolded] = createSignal(false);
  createEffect(() => {
    const asked = props.commenting.asked();
    if (resolved().some(({ id }) => id === asked)) setUnfolded(true);
  });
  const hasAny = (): boolean => threads().length > 0 || props.commenting.chosen() !== undefined;
  return (
    <Show when={props.hidesEmpty !== true || hasAny()}>
      <Sheet aria-labelledby={heading}>
        <h2 class={styles['heading']} id={heading} tabindex="-1">
          {commentsWords.heading}
        </h2>
        <CommentNews threads={threads()} />
        <Show when={comments.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show when={comments.newer() ? undefined : props.commenting.chosen()}>
          {(chosen) => (
            <NewComment
              chosen={chosen()}
              onAdd={(text) => props.commenting.add(text)}
              onLeave={() => props.commenting.leave()}
            />
          )}
        </Show>
        <Show when={open().length === 0 && props.commenting.chosen() === undefined}>
          <p class={styles['empty']}>{commentsWords.empty}</p>
        </Show>
        <div class={styles['threads']}>
          <For each={open()}>
            {(thread) => <CommentThread thread={thread} commenting={props.commenting} />}
          </For>
        </div>
        <Show when={resolved().length > 0}>
          <details
            class={styles['resolved']}
            open={unfolded()}
            onToggle={(event) => setUnfolded(event.currentTarget.open)}
          >
            <summary class={styles['summary']}>
              {commentsWords.resolvedList(resolved().length)}
            </summary>
            <div class={styles['threads']}>
              <For each={resolved()}>
                {(thread) => <CommentThread thread={thread} commenting={props.commenting} />}
              </For>
            </div>
          </details>
        </Show>
      </Sheet>
    </Show>
  );
}
