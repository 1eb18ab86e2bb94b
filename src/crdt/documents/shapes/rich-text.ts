import * as Y from 'yjs';
import type { RecordId } from '../../basics/id.ts';
import { rootOf } from './kind-root.ts';
import type { KindRoot } from './kind-root.ts';
import { cutText } from './cut-text.ts';
import { plainText } from './plain-text.ts';

/** The shared rich text that a record holds in a field; undefined when the record is not there or holds something else. */
export function richTextOf(
  doc: Y.Doc,
  kind: KindRoot,
  { id, field }: { readonly id: RecordId; readonly field: string },
): Y.XmlFragment | undefined {
  const record = rootOf(doc, kind.id)?.get(id);
  const text: unknown = record instanceof Y.Map ? record.get(field) : undefined;
  return text instanceof Y.XmlFragment ? text : undefined;
}

/** How many places are looked at for the first words, so that a hostile note costs no more than an honest one. */
const mostPlaces = 4_000;

/**
 * The first words of a rich text, blocks parted by a space, at most `limit` characters. Walks no further than it needs:
 * however long the text is, lists of hundreds still open at once.
 */
export function openingOf(fragment: Y.XmlFragment, limit: number): string {
  // More than the limit, for runs of spaces become one.
  const words = textOf(fragment, { places: mostPlaces, enough: limit, ofOne: 4 * limit });
  return cutText(words.replace(/\s+/gu, ' ').trim(), limit);
}

/** All words of a rich text, each block on a line of its own, at most `limit` characters of them. */
export function wordsOf(fragment: Y.XmlFragment, limit: number): string {
  // A block has a place of its own and one for its words; marks part words into more, at most one place each.
  return cutText(textOf(fragment, { places: 4 * limit, enough: limit, ofOne: limit }), limit);
}

/** Walks without recursion: however deep somebody nests. */
function textOf(
  fragment: Y.XmlFragment,
  bounds: { readonly places: number; readonly enough: number; readonly ofOne: number },
): string {
  const waiting = [fragment._start];
  let words = '';
  for (let seen = 0; seen < bounds.places && words.length < bounds.enough; seen += 1) {
    const item = waiting.pop();
    if (item === undefined) break;
    if (item === null) continue;
    waiting.push(item.right);
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const node = item.content.type;
    if (node instanceof Y.XmlText) {
      words += plainText(node, bounds.ofOne);
    } else if (node instanceof Y.XmlFragment) {
      if (words !== '' && !words.endsWith('\n')) words += '\n';
      waiting.push(node._start);
    }
  }
  return words;
}
