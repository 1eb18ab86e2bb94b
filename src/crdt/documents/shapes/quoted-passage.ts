import * as Y from 'yjs';
import type { RecordId } from '../../basics/id.ts';
import { fieldsOf } from './plain-value.ts';

/*
 * A passage quoted in rich text: a block quotation that says which excerpt it is (`excerpt`, the id), and words that say
 * it too, as a mark `excerpt: {id}`. The block is for drawing where it comes from; the mark goes with the words wherever
 * somebody moves them, so that taking back finds them. A build that knows neither keeps both (src/editors/README.md).
 */

const key = 'excerpt';
/** How many places are looked at, so that a hostile text costs no more than a long honest one. */
const mostPlaces = 200_000;

/** Puts a passage at the end of a rich text, each of its lines a paragraph. */
export function quotePassage(
  fragment: Y.XmlFragment,
  { excerpt, text }: { readonly excerpt: RecordId; readonly text: string },
): void {
  const quote = new Y.XmlElement('blockquote');
  quote.setAttribute(key, excerpt);
  quote.insert(
    0,
    text.split('\n').map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      const words = new Y.XmlText();
      words.insert(0, line, { [key]: { id: excerpt } });
      paragraph.insert(0, [words]);
      return paragraph;
    }),
  );
  // Behind it there is a line to go on writing in.
  fragment.insert(fragment.length, [quote, new Y.XmlElement('paragraph')]);
}

/** Takes the words of a passage out again, wherever they stand by now. False when none were there. */
export function takeOutPassage(fragment: Y.XmlFragment, excerpt: RecordId): boolean {
  let found = false;
  const quotes: Y.XmlElement[] = [];
  for (const node of nodesIn(fragment)) {
    if (node instanceof Y.XmlText) found = takeOutOf(node, excerpt) || found;
    else if (isElement(node) && node.getAttribute(key) === excerpt) quotes.push(node);
  }
  for (const quote of quotes) found = letGoIfEmpty(quote) || found;
  return found;
}

function takeOutOf(words: Y.XmlText, excerpt: RecordId): boolean {
  const ranges: { readonly from: number; readonly length: number }[] = [];
  let from = 0;
  const pieces: unknown = words.toDelta();
  for (const piece of Array.isArray(pieces) ? pieces.map(fieldsOf) : []) {
    const insert = piece?.['insert'];
    const length = typeof insert === 'string' ? insert.length : 1;
    const isIts = fieldsOf(fieldsOf(piece?.['attributes'])?.[key])?.['id'] === excerpt;
    if (isIts) ranges.push({ from, length });
    from += length;
  }
  for (const range of ranges.reverse()) words.delete(range.from, range.length);
  return ranges.length > 0;
}

/**
 * A quotation without words is let go of, with its empty lines: marked, not deleted, for somebody may be typing in it at
 * this moment. What they type is shown.
 */
function letGoIfEmpty(quote: Y.XmlElement): boolean {
  const inside = [...nodesIn(quote)];
  const isGone: unknown = quote.getAttribute('gone');
  if (isGone === true) return false;
  if (inside.some((node) => node instanceof Y.XmlText && node.length > 0)) return false;
  for (const node of [quote, ...inside]) {
    // The library's types know text values only.
    if (isElement(node)) Reflect.apply(node.setAttribute.bind(node), undefined, ['gone', true]);
  }
  return true;
}

const isElement = (type: unknown): type is Y.XmlElement => type instanceof Y.XmlElement;

/** Everything that lies in a rich text, without recursion: however deep somebody nests. */
function* nodesIn(root: Y.XmlFragment): Generator<Y.XmlFragment | Y.XmlText> {
  const waiting = [root._start];
  for (let seen = 0; seen < mostPlaces && waiting.length > 0; seen += 1) {
    const item = waiting.pop();
    if (item === undefined || item === null) continue;
    waiting.push(item.right);
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const node: unknown = item.content.type;
    if (node instanceof Y.XmlText) yield node;
    else if (node instanceof Y.XmlFragment) {
      yield node;
      waiting.push(node._start);
    }
  }
}
