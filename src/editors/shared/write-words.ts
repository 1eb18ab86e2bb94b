import type * as Y from 'yjs';
import { textDifference } from '../../crdt/basics/text-difference.ts';
import { runsOf } from './draw.ts';
import { isPlain } from './kept.ts';
import { sameValue } from './same-value.ts';

/** Characters and all formats they shall have. */
export interface FormattedWords {
  readonly words: string;
  readonly formats: Readonly<Record<string, unknown>>;
}

/**
 * Makes neighbouring texts say exactly these words in these formats: only the stretch that differs is typed,
 * only formats that differ are written.
 */
export function writeWords(texts: readonly Y.XmlText[], wanted: readonly FormattedWords[]): void {
  const row = rowOf(texts);
  const from = texts
    .flatMap(runsOf)
    .map((run) => run.words)
    .join('');
  const to = wanted.map((run) => run.words).join('');
  const { at, removed, inserted } = textDifference(from, to);
  row.remove(at, removed);
  let typed = at;
  for (const { run, start, end } of placed(wanted)) {
    const first = Math.max(start, at);
    const last = Math.min(end, at + inserted.length);
    if (first >= last) continue;
    row.insert(typed, run.words.slice(first - start, last - start), run.formats);
    typed += last - first;
  }
  writeFormats(texts, wanted);
}

function writeFormats(texts: readonly Y.XmlText[], wanted: readonly FormattedWords[]): void {
  let base = 0;
  for (const text of texts) {
    const length = text.length;
    // Read before writing: formatting changes no character, so the places stay true.
    const present = placed(runsOf(text));
    for (const { run, start, end } of present) {
      for (const want of placed(wanted)) {
        const first = Math.max(start, want.start - base);
        const last = Math.min(end, want.end - base);
        if (first >= last) continue;
        const change = formatChange(run.formats, want.run.formats);
        if (change !== undefined) text.format(first, last - first, change);
      }
    }
    base += length;
  }
}

/** What has to be set (or, with null, taken away) to get from one format to another; undefined when nothing. */
function formatChange(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const change: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(to)) {
    if (!sameValue(from[name], value)) change[name] = value;
  }
  for (const [name, value] of Object.entries(from)) {
    // What could not be carried along was never shown: nobody has taken it away.
    if (!Object.hasOwn(to, name) && isPlain(value)) change[name] = null;
  }
  return Object.keys(change).length > 0 ? change : undefined;
}

interface Placed {
  readonly run: FormattedWords;
  readonly start: number;
  readonly end: number;
}

function placed(runs: readonly FormattedWords[]): Placed[] {
  let at = 0;
  return runs.map((run) => {
    const start = at;
    at += run.words.length;
    return { run, start, end: at };
  });
}

/** Neighbouring texts as one row of characters. */
function rowOf(texts: readonly Y.XmlText[]) {
  /** The text in which a place lies; at a seam, the one that ends there. */
  const find = (at: number): { text: Y.XmlText; offset: number } | undefined => {
    let offset = at;
    for (const [index, text] of texts.entries()) {
      if (offset <= text.length || index === texts.length - 1) return { text, offset };
      offset -= text.length;
    }
    return undefined;
  };
  return {
    insert(at: number, words: string, formats: Readonly<Record<string, unknown>>): void {
      const place = find(at);
      place?.text.insert(place.offset, words, { ...formats });
    },
    remove(at: number, count: number): void {
      let start = at;
      let left = count;
      for (const text of texts) {
        const here = Math.min(left, Math.max(0, text.length - start));
        const length = text.length;
        if (here > 0) text.delete(start, here);
        left -= here;
        start = Math.max(0, start - length);
        if (left === 0) return;
      }
    },
  };
}
