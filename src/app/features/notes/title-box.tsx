import { createEffect, onMount, untrack, type JSX } from 'solid-js';
import { notesWords } from '../../words/notes.ts';
import styles from './title-box.module.css';

/** Longer titles are cut by the box. */
const titleLimit = 200;

/** The title of a note; a change by somebody else leaves one's own caret where it was. */
export function TitleBox(props: {
  readonly title: string;
  readonly fixed: boolean;
  /** `was` is the title before this change, so that the other's letters typed meanwhile stay. */
  readonly onTitle: (title: string, was: string) => void;
}): JSX.Element {
  let box: HTMLInputElement | undefined;
  createEffect(() => {
    const title = props.title;
    if (box === undefined || box.value === title) return;
    const { selectionStart, selectionEnd } = box;
    box.value = title;
    if (document.activeElement === box) box.setSelectionRange(selectionStart, selectionEnd);
  });
  onMount(() => {
    if (untrack(() => props.title) === '') box?.focus();
  });
  return (
    <input
      ref={(own) => {
        box = own;
      }}
      class={styles['title']}
      type="text"
      autocomplete="off"
      aria-label={notesWords.title}
      placeholder={notesWords.untitled}
      maxLength={titleLimit}
      readOnly={props.fixed}
      onInput={(event) => props.onTitle(event.currentTarget.value, props.title)}
    />
  );
}
