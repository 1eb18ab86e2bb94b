import { createEffect, onMount, untrack, type JSX } from 'solid-js';
import { textDifference } from '../../../crdt/basics/text-difference.ts';
import { collectLetters, type FirstLetters } from '../../ui/first-letters.ts';
import { notesWords } from '../../words/notes.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './title-box.module.css';

/** Longer titles are cut by the box. */
const titleLimit = 200;

/** The title of a note; a change by somebody else leaves one's own caret where it was. */
export function TitleBox(props: {
  readonly title: string;
  /** The name under which letters are handed on that were typed before this page was there. */
  readonly letters: string;
  readonly fixed: boolean;
  /** `was` is the title before this change, so that the other's letters typed meanwhile stay. */
  readonly onTitle: (title: string, was: string) => void;
}): JSX.Element {
  let box: HTMLInputElement | undefined;
  let composing = false;
  /** What the box said before the change that comes next. */
  let shown = '';
  const show = (title: string): void => {
    // A word that is being composed would be broken off: the box follows when it is done.
    if (box === undefined || composing) return;
    shown = title;
    if (box.value === title) return;
    const { selectionStart, selectionEnd } = box;
    const moved = mover(box.value, title);
    box.value = title;
    if (document.activeElement === box) {
      box.setSelectionRange(moved(selectionStart), moved(selectionEnd));
    }
  };
  const tell = (title: string): void => {
    if (title === shown) return;
    const was = shown;
    shown = title;
    props.onTitle(title, was);
  };
  createEffect(() => show(props.title));
  const take = (held: FirstLetters): void => {
    if (box === undefined) return;
    if (held.isFocused) box.focus();
    if (held.text === '') return;
    // A title is one line.
    box.value = held.text.replaceAll('\n', ' ').slice(0, titleLimit);
    box.setSelectionRange(held.from, held.to);
    tell(box.value);
  };
  onMount(() => {
    if (untrack(() => props.title) !== '') return;
    const isHeld = collectLetters(
      untrack(() => props.letters),
      take,
    );
    if (!isHeld) box?.focus();
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
      placeholder={sharedWords.untitledNote}
      maxLength={titleLimit}
      readOnly={props.fixed}
      onInput={(event) => tell(event.currentTarget.value)}
      onCompositionStart={() => {
        composing = true;
      }}
      onCompositionEnd={(event) => {
        composing = false;
        // Some browsers tell of the last letters only after this.
        tell(event.currentTarget.value);
        show(props.title);
      }}
    />
  );
}

/** Where a place in one text is in another. */
function mover(from: string, to: string): (place: number | null) => number | null {
  const { at, removed, inserted } = textDifference(from, to);
  return (place) => {
    if (place === null || place <= at) return place;
    const behind = place - at - removed;
    return at + inserted.length + Math.max(0, behind);
  };
}
