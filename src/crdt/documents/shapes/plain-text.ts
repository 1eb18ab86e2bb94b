import * as Y from 'yjs';

/**
 * The characters of a text and nothing else, or as many as are in the first pieces that hold `enough` of them. Never
 * recurses and never throws, whatever a peer has embedded (the library's own toString of an XmlText descends into it).
 */
export function plainText(text: Y.Text, enough = Number.POSITIVE_INFINITY): string {
  let words = '';
  for (let item = text._start; item !== null && words.length < enough; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) words += item.content.str;
  }
  return words;
}
