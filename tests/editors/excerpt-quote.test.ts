// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { RecordId } from '../../src/crdt/basics/id.ts';
import { liveValue } from '../../src/crdt/basics/live.ts';
import { quotePassage, takeOutPassage } from '../../src/crdt/documents/shapes/quoted-passage.ts';
import type { ExcerptSources } from '../../src/editors/shared/excerpt-quote.ts';
import { element, markupOf, words } from './newer-note.ts';
import { editorIn, openNote, placeCaret, press, select, type, type Writer } from './people.ts';

const excerpt = RecordId.fromBytes(new Uint8Array(16).fill(1));
const text = 'I said no.\nAnd slept.';
const line = 'From Sam’s journal, 12 November';
const changedLine = `${line}. The words were changed since.`;
const known = (): ExcerptSources => new Map([[excerpt, { text, line, changedLine, colour: 1 }]]);

beforeEach(() => document.body.replaceChildren());

function quoted(options: Parameters<typeof openNote>[2] = {}): Writer {
  const doc = new Y.Doc();
  doc.getXmlFragment('note').insert(0, [element('paragraph')]);
  quotePassage(doc.getXmlFragment('note'), { excerpt, text });
  return openNote(1, doc, options);
}

const quote = (writer: Writer): Element | null => writer.element.querySelector('blockquote');

test('a quoted passage shows its words, and under them where they come from, without a letter being written', () => {
  const writer = quoted({ sources: liveValue(known()) });
  expect(quote(writer)?.textContent).toBe('I said no.And slept.');
  expect(quote(writer)?.getAttribute('data-source')).toBe(line);
  expect(quote(writer)?.getAttribute('aria-label')).toBe(line);
  expect(writer.writes()).toBe(0);
});

test('what the page learns later is drawn then, and words that were taken back are said to be', () => {
  const sources = liveValue<ExcerptSources>(new Map());
  const writer = quoted({ sources });
  expect(quote(writer)?.getAttribute('data-source')).toBeNull();
  sources.set(known());
  expect(quote(writer)?.getAttribute('data-source')).toBe(line);
  sources.set(
    new Map([[excerpt, { text: undefined, line: 'Taken back', changedLine: '', colour: 1 }]]),
  );
  expect(quote(writer)?.getAttribute('data-source')).toBe('Taken back');
});

test('where somebody changes the words, the line says so', () => {
  const writer = quoted({ sources: liveValue(known()) });
  const editor = editorIn(writer.element);
  placeCaret(editor, 'I said no', 'I said'.length);
  type(editor, ' hardly ever');
  expect(quote(writer)?.getAttribute('data-source')).toBe(changedLine);
});

test('a quotation of an excerpt that the page does not know is any quotation', () => {
  const writer = quoted();
  expect(quote(writer)?.hasAttribute('data-source')).toBe(false);
  expect(quote(writer)?.textContent).toContain('I said no.');
});

test('words that go on being written around it, and those moved out of it, are found when it is taken back', () => {
  const writer = quoted({ sources: liveValue(known()) });
  const editor = editorIn(writer.element);
  placeCaret(editor, 'And slept', 0);
  press(editor, 'Backspace');
  writer.editor.commands.toggleBold();
  select(editor, 'said no');
  writer.editor.commands.toggleBlockquote();
  expect(quote(writer)).toBeNull();
  expect(takeOutPassage(writer.fragment, excerpt)).toBe(true);
  expect(writer.element.textContent).not.toMatch(/said no|slept/u);
});

test('an excerpt that another device calls by no id rides along unseen', () => {
  const doc = new Y.Doc();
  const odd = element('blockquote', { excerpt: { id: 7 } });
  doc.getXmlFragment('note').insert(0, [odd]);
  const inside = element('paragraph');
  odd.insert(0, [inside]);
  inside.insert(0, [words([['Odd', { excerpt: { id: 'nothing' } }]])]);
  const writer = openNote(1, doc, { sources: liveValue(known()) });
  const before = markupOf(writer.fragment);
  expect(quote(writer)?.hasAttribute('data-source')).toBe(false);
  const editor = editorIn(writer.element);
  placeCaret(editor, 'Odd', 3);
  type(editor, '!');
  expect(markupOf(writer.fragment).replace('!', '')).toBe(before);
});

test('the plain words are those that are selected, and each paragraph with the one that the caret is in', () => {
  const doc = new Y.Doc();
  const list = element('bulletList');
  const item = element('listItem');
  const lines = ['First  line', '', 'In a list', 'The end.'].map((content) => {
    const paragraph = element('paragraph');
    if (content !== '') paragraph.insert(0, [words([[content.slice(0, 3)], [content.slice(3)]])]);
    return paragraph;
  });
  const [first, empty, inList, last] = lines;
  if (!first || !empty || !inList || !last) throw new Error('There are four.');
  doc.getXmlFragment('note').insert(0, [first, empty, list, last]);
  list.insert(0, [item]);
  item.insert(0, [inList]);
  const writer = openNote(1, doc);
  const editor = editorIn(writer.element);
  const read = () => writer.editor.commands.plainWords();
  const paragraphs = ['First  line', 'In a list', 'The end.'];
  placeCaret(editor, 'a list', 2);
  expect(read()).toEqual({ chosen: '', paragraphs, at: 1 });
  // In the empty line: the one that follows.
  select(editor, { from: 14, to: 14 });
  expect(read()).toEqual({ chosen: '', paragraphs, at: 1 });
  select(editor);
  expect(read().chosen).toBe(paragraphs.join('\n'));
  select(editor, 'a list');
  expect(read().chosen).toBe('a list');
});

test('whatever is written, all of it selected is every paragraph with words, a line each', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '🌿', '\u00a0'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      document.body.replaceChildren();
      const doc = new Y.Doc();
      const blocks = lines.map((text, at) => {
        const block = element(at % 3 === 1 ? 'heading' : 'paragraph');
        block.insert(0, [words(text === '' ? [] : [[text]])]);
        return block;
      });
      doc.getXmlFragment('note').insert(0, blocks);
      const writer = openNote(1, doc);
      select(editorIn(writer.element));
      const { chosen, paragraphs, at } = writer.editor.commands.plainWords();
      const wanted = lines.map((text) => text.trim()).filter((text) => text !== '');
      expect(paragraphs).toEqual(wanted);
      expect(chosen).toBe(wanted.join('\n'));
      expect(at === undefined).toBe(wanted.length === 0);
      writer.editor.destroy();
    }),
    { numRuns: 40 },
  );
});

test('an entry without words has none', () => {
  const writer = openNote(1);
  expect(writer.editor.commands.plainWords()).toEqual({
    chosen: '',
    paragraphs: [],
    at: undefined,
  });
});
