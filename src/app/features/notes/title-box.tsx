import { createEffect, createSignal, onMount, untrack, type JSX } from 'solid-js';
import { textDifference } from '../../../crdt/basics/text-difference.ts';
import { Fault } from '../../ui/fault.tsx';
import { collectLetters, type FirstLetters } from '../../ui/first-letters.ts';
import { notesWords } from '../../words/notes.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './title-box.module.css';

/** Longer titles are cut by the box, which says so. */
const titleLimit = 200;

/** The title of a note; a change by somebody else leaves one's own caret where it was. */
export function TitleBox(props: {
  readonly title: string;
  /** The name under which letters are handed on that were typed before this page was there. */
  readonly letters: string;
  readonly fixed: boolean;
  /** `was` is the title before this change, so that the other's letters typed meanwhile stay. */
  readonly onTitle: (title: string, was: string) => void;
  /** On to the words, in the press of Enter; with what was typed for them already. */
  readonly onEnter: (text?: string) => void;
  /** Words that were typed before this page was there, by somebody who is elsewhere by now. */
  readonly onMore: (text: string) => void;
}): JSX.Element {
  let box: HTMLInputElement | undefined;
  let composing = false;
  /** This person has met the end of the box, whose title may be shorter again by now. */
  const [hasMetEnd, setMetEnd] = createSignal(false);
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
    setMetEnd(title.length >= titleLimit);
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
    // A title is one line: what was typed behind it, or beyond its end, is for the words.
    const [line = ''] = held.text.split('\n', 1);
    box.value = line.slice(0, titleLimit);
    box.setSelectionRange(held.from, held.to);
    tell(box.value);
    if (box.value === held.text) return;
    const isBehindBreak = box.value === line;
    const more = held.text.slice(box.value.length + (isBehindBreak ? 1 : 0));
    if (held.isFocused) props.onEnter(more);
    else props.onMore(more);
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
    <>
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
        onBeforeInput={(event) => {
          if (event.data !== null && event.currentTarget.value.length >= titleLimit)
            setMetEnd(true);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || props.fixed) return;
          event.preventDefault();
          props.onEnter();
        }}
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
      <Fault
        text={hasMetEnd() && props.title.length >= titleLimit ? notesWords.titleFull : undefined}
      />
    </>
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
