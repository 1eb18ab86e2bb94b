import * as Y from 'yjs';
import { plainText } from './plain-text.ts';
import type { RootMap } from './record.ts';

/** A change of words: from `at`, `removed` UTF-16 units go and `inserted` comes. */
interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** A text that starts with these words. */
export function newText(words: string): Y.Text {
  return new Y.Text(words);
}

/**
 * Changes only the part of a text that differs, so that two people may edit it at once.
 *
 * `was` is what the person saw when they began. If the other has changed another part since, both changes
 * stand; if both changed the same part, the words given now are the words.
 */
export function editText(text: Y.Text, next: string, was: string = plainText(text)): void {
  const current = plainText(text);
  const splice = carried(was, next, current) ?? difference(current, next);
  if (splice.removed > 0) text.delete(splice.at, splice.removed);
  if (splice.inserted !== '') text.insert(splice.at, splice.inserted);
}

/** Changes a text of a record in place; a field that holds anything but plain words is given a text. */
export function setWords(
  record: RootMap,
  key: string,
  words: { readonly next: string; readonly was?: string | undefined },
): void {
  const text = record.get(key);
  const plain = text instanceof Y.Text && plainText(text).length === text.length;
  if (plain) editText(text, words.next, words.was);
  else record.set(key, newText(words.next));
}

/** The one stretch in which two texts differ; it never cuts a character of two units in half. */
function difference(from: string, to: string): Splice {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  if (start > 0 && isHighSurrogate(from.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  if (end > 0 && isLowSurrogate(from.charCodeAt(from.length - end))) end -= 1;
  return {
    at: start,
    removed: from.length - start - end,
    inserted: to.slice(start, to.length - end),
  };
}

/** The change from `was` to `next`, moved to where it belongs in `current`; undefined when both touched the same part. */
function carried(was: string, next: string, current: string): Splice | undefined {
  if (was === current) return undefined;
  const own = difference(was, next);
  const other = difference(was, current);
  if (own.removed === 0 && own.inserted === '') return own;
  if (own.at + own.removed <= other.at) return own;
  if (other.at + other.removed > own.at) return undefined;
  return { ...own, at: own.at + other.inserted.length - other.removed };
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
