import { createEffect, createSignal, on, type JSX } from 'solid-js';
import { commentLimits } from '../../../crdt/documents/comments/types.ts';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { commentsWords } from '../../words/comments.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './comments-card.module.css';
import type { ChosenWords } from './create-commenting.ts';

/** The first thing said about words that were just chosen. */
export function NewComment(props: {
  readonly chosen: ChosenWords;
  readonly onAdd: (text: string) => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const [text, setText] = createSignal('');
  let box: HTMLTextAreaElement | undefined;
  // Also when words are chosen again while this is open: what is typed next belongs here.
  createEffect(
    on(
      () => props.chosen,
      () => box?.focus(),
    ),
  );
  const add = (): void => {
    if (text().trim() === '') box?.focus();
    else props.onAdd(text());
  };
  return (
    <div class={styles['new']} ref={(own) => passFocusOn(own)}>
      <Form onSubmit={add}>
        <blockquote class={styles['quote']} aria-label={commentsWords.about}>
          {props.chosen.quote}
        </blockquote>
        <TextArea
          label={commentsWords.comment}
          value={text()}
          maxLength={commentLimits.text}
          rows={2}
          ref={(own) => {
            box = own;
          }}
          onInput={setText}
          onKeyDown={(event) => {
            if (event.key === 'Escape') props.onLeave();
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add();
          }}
        />
        <FormActions from="start">
          <Button look="main" type="submit" word={commentsWords.addComment} />
          <Button look="quiet" word={sharedWords.cancel} onClick={() => props.onLeave()} />
        </FormActions>
      </Form>
    </div>
  );
}
