import * as Y from 'yjs';
import { cutText } from './cut-text.ts';
import { plainText } from './plain-text.ts';

/** How many nodes are looked at for the first words, so that a hostile note costs no more than an honest one. */
const mostNodes = 400;

/**
 * The first words of a rich text, blocks parted by a space, at most `limit` characters. Walks without
 * recursion: however deep a peer nests, lists still open.
 */
export function openingOf(fragment: Y.XmlFragment, limit: number): string {
  const waiting: unknown[] = [fragment];
  let words = '';
  for (let seen = 0; seen < mostNodes && words.length < limit; seen += 1) {
    const node = waiting.pop();
    if (node === undefined) break;
    if (node instanceof Y.XmlText) {
      words += plainText(node);
    } else if (node instanceof Y.XmlFragment) {
      if (words !== '' && !words.endsWith(' ')) words += ' ';
      const children: unknown[] = node.slice(0, mostNodes);
      waiting.push(...children.reverse());
    }
  }
  return cutText(words.replace(/\s+/gu, ' ').trim(), limit);
}
