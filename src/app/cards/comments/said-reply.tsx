import Trash2 from 'lucide-solid/icons/trash';
import { createUniqueId, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { Thread } from '../../../crdt/documents/comments/types.ts';
import { useApp } from '../../live/app-context.tsx';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { commentsWords } from '../../words/comments.ts';
import { whenShort } from '../../words/when.ts';
import styles from './comments-card.module.css';

/** One thing that was said, and by whom. One's own can be taken away. */
export function SaidReply(props: {
  readonly thread: RecordId;
  readonly reply: Thread['replies'][number];
}): JSX.Element {
  const app = useApp();
  const { me, memberOf, nameOf } = useWorkspace();
  const { comments } = useSessionRoom();
  const toasts = useToasts();
  const id = createUniqueId();
  const by = () => props.reply.created.by;
  const when = (): string => whenShort(props.reply.created.atMs, app.browser.clock.nowMs());
  const place = () => [props.thread, props.reply.id] as const;
  const remove = (): void => {
    const [thread, reply] = place();
    comments.verbs.removeReply(thread, reply);
    toasts.show({
      text: commentsWords.removed,
      undo: () => {
        if (!comments.newer()) comments.verbs.restoreReply(thread, reply);
      },
    });
  };
  return (
    <li class={styles['said']} ref={(own) => passFocusOn(own)}>
      <Avatar name={nameOf(by())} colour={memberOf(by())?.colour ?? 0} size="small" />
      <div class={styles['words']}>
        <p class={styles['who']}>{commentsWords.said(nameOf(by()), when())}</p>
        <p class={styles['text']} id={id}>
          {props.reply.text}
        </p>
      </div>
      <Show when={by() === me && !comments.newer()}>
        <Button
          look="quiet"
          icon={Trash2}
          iconOnly
          word={commentsWords.remove}
          aria-describedby={id}
          onClick={remove}
        />
      </Show>
    </li>
  );
}
