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
 * The first words of a rich text, blocks parted by a space, at most `limit` characters. Walks without recursion and no
 * further than it needs: however deep a peer nests and however long the text is, lists of hundreds still open at once.
 */
export function openingOf(fragment: Y.XmlFragment, limit: number): string {
  const waiting = [fragment._start];
  let words = '';
  for (let seen = 0; seen < mostPlaces && words.length < limit; seen += 1) {
    const item = waiting.pop();
    if (item === undefined) break;
    if (item === null) continue;
    waiting.push(item.right);
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const node = item.content.type;
    if (node instanceof Y.XmlText) {
      // More than the limit, for runs of spaces become one.
      words += plainText(node, 4 * limit);
    } else if (node instanceof Y.XmlFragment) {
      if (words !== '' && !words.endsWith(' ')) words += ' ';
      waiting.push(node._start);
    }
  }
  return cutText(words.replace(/\s+/gu, ' ').trim(), limit);
}
