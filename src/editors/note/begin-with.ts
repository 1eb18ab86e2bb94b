import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { isEmptyNote } from './toolbar-state.ts';

/** What was typed in a plain place before the editor was there. */
export interface TypedBefore {
  /** Each of its lines becomes a paragraph. */
  readonly text: string;
  /** What is selected in it, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** Whether the person is still writing there. */
  readonly isFocused: boolean;
}

/**
 * Takes over what was typed before: at the end of the words, in one step of undo, with the caret at the same letter. In the same tick
 * as the plain place goes, so that no letter falls between.
 */
export function beginWith(editor: Editor, { text, from, to, isFocused }: TypedBefore): void {
  const { doc, schema, tr: transaction } = editor.state;
  const { paragraph } = schema.nodes;
  if (text !== '' && paragraph !== undefined) {
    const start = isEmptyNote(doc) ? 0 : doc.content.size;
    const blocks = text
      .split('\n')
      .map((line) => paragraph.create(null, line === '' ? [] : [schema.text(line)]));
    transaction.replaceWith(start, doc.content.size, blocks);
    const placeOf = (at: number): number => {
      // A line break is one unit; between two paragraphs there are two places.
      const breaks = text.slice(0, at).split('\n').length - 1;
      return transaction.doc.resolve(start + 1 + at + breaks).pos;
    };
    const chosen = TextSelection.create(transaction.doc, placeOf(from), placeOf(to));
    editor.view.dispatch(transaction.setSelection(chosen).scrollIntoView());
  }
  // Not by the command, which waits for the next frame: a key may be pressed before.
  if (isFocused) editor.view.focus();
}
