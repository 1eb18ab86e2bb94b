import { collectLetters, holdLetters } from '../../ui/first-letters.ts';
import { onLeaving } from '../../ui/on-leaving.ts';
import type { RichTextHandle } from '../../ui/rich-text.tsx';
import { notesWords } from '../../words/notes.ts';

/** The way from a note's title to its words. */
export interface ToWords {
  /** Goes there: to the beginning of the words, or behind what was typed for them already. */
  readonly go: (text?: string) => void;
  /** The writing area is open. */
  readonly ready: (area: RichTextHandle) => void;
}

/** What is typed after Enter while the writing area is still loaded is held, and kept where the page goes before. */
export function createToWords(of: {
  /** The name under which letters are handed on. */
  readonly name: string;
  readonly keep: (text: string) => void;
}): ToWords {
  const { name, keep } = of;
  let area: RichTextHandle | undefined;
  let isLeft = false;
  const keepText = (text: string): void => {
    if (text.trim() !== '') keep(text);
  };
  const collect = (): void => {
    collectLetters(name, (letters) => {
      if (isLeft || area === undefined) keepText(letters.text);
      else area.beginWith(letters);
    });
  };
  onLeaving(() => {
    isLeft = true;
    collect();
  });
  return {
    go(text = '') {
      if (area === undefined) holdLetters(notesWords.note, text).handTo(name);
      else if (text === '') area.focusStart();
      else area.beginWith({ text, from: text.length, to: text.length, isFocused: true });
    },
    ready(opened) {
      area = opened;
      collect();
    },
  };
}
