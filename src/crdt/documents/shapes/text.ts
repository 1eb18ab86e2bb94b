import * as Y from 'yjs';
import { textDifference } from '../../basics/text-difference.ts';
import type { TextDifference } from '../../basics/text-difference.ts';
import { plainText } from './plain-text.ts';
import type { RootMap } from './record.ts';

/** A text that starts with these words. */
export function newText(words: string): Y.Text {
  return new Y.Text(words);
}

/**
 * Changes only the part of a text that differs, so that two people may edit it at once.
 *
 * `was` is what the person saw when they began. If the other has changed another part since, both changes
 * stand; if both changed the same part, the words given now are the words. False when there was nothing to change.
 */
export function editText(text: Y.Text, next: string, was: string = plainText(text)): boolean {
  const current = plainText(text);
  const splice = carried(was, next, current) ?? textDifference(current, next);
  if (splice.removed > 0) text.delete(splice.at, splice.removed);
  if (splice.inserted !== '') text.insert(splice.at, splice.inserted);
  return splice.removed > 0 || splice.inserted !== '';
}

/**
 * Changes a text of a record in place; a field that holds anything but plain words is given a text. False when
 * nothing was to change, as when somebody saves the words they saw.
 */
export function setWords(
  record: RootMap,
  key: string,
  words: { readonly next: string; readonly was?: string | undefined },
): boolean {
  if (words.next === words.was) return false;
  const text = record.get(key);
  const plain = text instanceof Y.Text && plainText(text).length === text.length;
  if (plain) return editText(text, words.next, words.was);
  record.set(key, newText(words.next));
  return true;
}

/** The change from `was` to `next`, moved to where it belongs in `current`; undefined when both touched the same part. */
function carried(was: string, next: string, current: string): TextDifference | undefined {
  if (was === current) return undefined;
  const own = textDifference(was, next);
  const other = textDifference(was, current);
  if (own.removed === 0 && own.inserted === '') return own;
  if (own.at + own.removed <= other.at) return own;
  if (other.at + other.removed > own.at) return undefined;
  return { ...own, at: own.at + other.inserted.length - other.removed };
}
