import { Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { commentLimits } from '../../../crdt/documents/comments/types.ts';
import { keptDrafts } from '../../live/kept-drafts.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { commentsWords } from '../../words/comments.ts';
import styles from './comments-card.module.css';

const createDraft = keptDrafts<string>();

/** Where a thread is answered: one line that grows, and a button once something is in it. */
export function ReplyBox(props: {
  readonly describedBy: string;
  readonly thread: RecordId;
  readonly onReply: (text: string) => void;
}): JSX.Element {
  // What was begun outlives that the thread is resolved meanwhile.
  const draft = createDraft(
    untrack(() => props.thread),
    '',
  );
  const text = draft.value;
  let box: HTMLTextAreaElement | undefined;
  const send = (): void => {
    const said = text().trim();
    if (said === '') return;
    draft.write('');
    props.onReply(said);
    box?.focus();
  };
  return (
    <div class={styles['reply']}>
      <Form onSubmit={send}>
        <TextArea
          label={commentsWords.reply}
          labelInside
          value={text()}
          rows={1}
          maxLength={commentLimits.text}
          ref={(own) => {
            box = own;
          }}
          onInput={(words) => draft.write(words)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          }}
        />
        <Show when={text().trim() !== ''}>
          <div ref={(own) => passFocusOn(own, () => box)}>
            <Button
              type="submit"
              word={commentsWords.addReply}
              aria-describedby={props.describedBy}
            />
          </div>
        </Show>
      </Form>
    </div>
  );
}
