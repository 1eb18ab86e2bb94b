import * as Y from 'yjs';
import { isElement } from './is-element.ts';

/*
 * The library can neither rename nor move an element, so giving a paragraph another form means a new element with a
 * copy of the words. To delete the old one would delete with it, at everybody's, what another is typing in it at
 * that moment. So an element is never deleted: it is emptied, and marked. Words that arrive in it later are shown,
 * whatever the mark says; the mark only tells an element that was let go from an empty line that is wanted.
 */

/** The attribute of an element that was let go. */
const mark = 'gone';
/** Whoever nests deeper is not believed: such a piece is shown. */
const deepest = 60;

/** Whether an attribute is the mark of an element that was let go, and nothing that has to be kept. */
export const isLetGoMark = (name: string, value: unknown): boolean =>
  name === mark && value === true;

/** Marks an element as let go. Its words are emptied by whoever does it, character by character. */
export function letGo(element: Y.XmlElement): void {
  // The library's types know text values only.
  if (!isMarked(element))
    Reflect.apply(element.setAttribute.bind(element), undefined, [mark, true]);
}

/** Whether an element was let go and nothing has been written in it since: there is nothing to show. */
export function isLetGo(element: Y.XmlElement, depth = 0): boolean {
  if (!isMarked(element) || depth > deepest) return false;
  for (let item = element._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const held: unknown = item.content instanceof Y.ContentType ? item.content.type : undefined;
    const isEmpty = isElement(held)
      ? isLetGo(held, depth + 1)
      : held instanceof Y.XmlText && held.length === 0;
    if (!isEmpty) return false;
  }
  return true;
}

const isMarked = (element: Y.XmlElement): boolean => isLetGoMark(mark, element.getAttribute(mark));
