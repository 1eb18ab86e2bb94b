import { onMount, type JSX } from 'solid-js';
import type { NoteEditor } from '../../editors/note/mount-note-editor.ts';
import { notesWords } from '../words/notes.ts';
import { collectLetters, lettersIn, onceComposed, watchComposing } from './first-letters.ts';
import { onLeaving } from './on-leaving.ts';
import styles from './rich-text.module.css';

/** What a page gives that wants every letter kept from the first moment on. */
export interface StartOfWriting {
  /** The name under which letters are handed on that were typed before this page was there (first-letters.ts). */
  readonly name: string;
  /** Keeps words where the page goes before the editor came. */
  readonly keep: (text: string) => void;
}

/** The time until the editor is there. */
export interface PlainStart {
  /** The plain place itself; undefined where words are waited for that somebody has written already. */
  readonly area: (() => JSX.Element) | undefined;
  /** Resolves when no word is being composed. */
  readonly done: () => Promise<void>;
  /** Makes what was typed ready for the editor; what is given hands it over, and is called once the editor is on the page. */
  readonly end: () => (editor: Pick<NoteEditor, 'beginWith'>) => void;
}

/** Takes letters until the editor is there: in a plain place in its stead (`isPlain`), or in one that holds them beside the page. */
export function createPlainStart(
  label: string,
  { name, keep, isPlain }: StartOfWriting & { readonly isPlain: boolean },
): PlainStart {
  let box: HTMLTextAreaElement | undefined;
  let editor: Pick<NoteEditor, 'beginWith'> | undefined;
  let hasEnded = false;
  const keepText = (text: string): void => {
    if (text.trim() !== '') keep(text);
  };
  /** Letters that were held since the press go to what is there by now. */
  const collect = (): boolean =>
    collectLetters(name, (held) => {
      if (editor !== undefined) editor.beginWith(held);
      else if (hasEnded || box === undefined) keepText(held.text);
      else {
        box.value = held.text;
        box.setSelectionRange(held.from, held.to);
        if (held.isFocused) box.focus();
      }
    });
  onMount(() => {
    if (box === undefined) return;
    if (!collect() && isNobodyWriting()) box.focus({ preventScroll: true });
  });
  onLeaving(() => {
    // The page goes before the editor came.
    if (hasEnded) return;
    hasEnded = true;
    if (box !== undefined) keepText(lettersIn(box).text);
    collect();
  });
  return {
    area: isPlain
      ? () => (
          <textarea
            ref={(own) => {
              box = own;
              watchComposing(own);
            }}
            class={`note-words ${styles['plain'] ?? ''}`}
            aria-label={label}
            placeholder={notesWords.placeholder}
            autocomplete="off"
            rows={3}
          />
        )
      : undefined,
    done: () =>
      new Promise((resolve) => {
        if (box === undefined) resolve();
        else onceComposed(box, resolve);
      }),
    end() {
      hasEnded = true;
      const typed = box && lettersIn(box);
      return (opened) => {
        editor = opened;
        if (typed !== undefined) opened.beginWith(typed);
        collect();
      };
    },
  };
}

/** Whether focus is free: nobody has turned to another field or button meanwhile. */
export function isNobodyWriting(): boolean {
  const held = document.activeElement;
  return held === null || held === document.body || held instanceof HTMLHeadingElement;
}
