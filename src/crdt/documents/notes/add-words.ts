import * as Y from 'yjs';
import { addParagraphs } from '../shapes/add-paragraphs.ts';

/** Whether words of a note can be written to: what is opened for an editor is opaque to everybody else. */
export const isWords = (words: unknown): words is Y.XmlFragment =>
  words instanceof Y.XmlFragment && words.doc !== null;

/** Puts plain words at the end of a note's, each line a paragraph: what was typed before an editor was there, where none comes any more. */
export function addWords(words: Y.XmlFragment, text: string): void {
  words.doc?.transact(() => addParagraphs(words, text), { kind: 'notes, aside' });
}
