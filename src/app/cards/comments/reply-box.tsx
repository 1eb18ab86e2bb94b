import { createSignal, Show, untrack, type JSX } from 'solid-js';
import { commentLimits } from '../../../crdt/documents/comments/types.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { commentsWords } from '../../words/comments.ts';
import styles from './comments-card.module.css';

/** Where a thread is answered: one line that grows, and a button once something is in it. */
export function ReplyBox(props: {
  readonly describedBy: string;
  /** What was begun here before the thread was resolved. */
  readonly begun: string;
  readonly onText: (text: string) => void;
  readonly onReply: (text: string) => void;
}): JSX.Element {
  const [text, setOwn] = createSignal(untrack(() => props.begun));
  let box: HTMLTextAreaElement | undefined;
  const setText = (to: string): void => {
    setOwn(to);
    props.onText(to);
  };
  const send = (): void => {
    const said = text().trim();
    if (said === '') return;
    setText('');
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
          onInput={setText}
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
