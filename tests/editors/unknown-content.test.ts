// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { seededRandom } from '../cast/seeded-random.ts';
import { openEarlierNote } from '../fixtures/earlier-editor/earlier-note.mjs';
import { openEarlierNote as openTodaysNote } from '../fixtures/earlier-editor/entry.ts';
import type { EarlierNote } from '../fixtures/earlier-editor/earlier-note.mjs';
import {
  commentId,
  element,
  find,
  fingerprint,
  goalId,
  markupOf,
  newerNote,
  otherCommentId,
  taskId,
  words,
} from './newer-note.ts';
import { runsOf } from '../../src/editors/shared/draw.ts';
import { editorIn, pasteHtml, placeCaret, press, select, type } from './people.ts';

interface Scene {
  /** The newer side's document. */
  readonly newer: Y.Doc;
  readonly note: Y.XmlFragment;
  readonly earlier: EarlierNote;
  readonly editor: Editor;
  readonly page: HTMLElement;
  /** How many updates the earlier build has sent. */
  readonly sent: () => number;
}

/** Opens the newer note with a build that knows less; both hear of each other at once. */
type Opening = (newer?: Y.Doc, editable?: boolean) => Scene;

const openingWith =
  (open: typeof openEarlierNote): Opening =>
  (newer = newerNote(), editable = true) =>
    openNewer(open, newer, editable);

function openNewer(open: typeof openEarlierNote, newer: Y.Doc, editable: boolean): Scene {
  const page = document.createElement('div');
  document.body.append(page);
  let sent = 0;
  const earlier = open(page, {
    clientId: 7,
    editable,
    update: Y.encodeStateAsUpdate(newer),
    onUpdate(update) {
      sent += 1;
      Y.applyUpdate(newer, update, 'sealed');
    },
  });
  newer.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'sealed') earlier.apply(update);
  });
  const note = newer.getXmlFragment('note');
  return { newer, note, earlier, page, editor: editorIn(page), sent: () => sent };
}

/** The pieces that the earlier build cannot draw, with everything in them. */
const unknownPieces = (note: Y.XmlFragment): unknown =>
  ['callout', 'mention', 'card', 'taskList'].flatMap((name) => find(note, name).map(fingerprint));

/** Runs of words with their formats. */
const formatsOf = (text: unknown): (readonly [string, unknown])[] =>
  text instanceof Y.XmlText ? runsOf(text).map((run) => [run.words, run.formats]) : [];

const textOf = (note: Y.XmlFragment): string[] =>
  find(note, 'paragraph').map((paragraph) => markupOf(paragraph));

// The earlier build shows what people still run does; today's, without the same parts, that the code of today keeps to it.
describe.each([
  ['an earlier build', openingWith(openEarlierNote)],
  ['today’s build without its later parts', openingWith(openTodaysNote)],
])('%s opens a note made with a newer version', (_build, openNote) => {
  test('opening it, to write or only to read, sends nothing and shows what it can', () => {
    for (const editable of [true, false]) {
      const { sent, page } = openNote(newerNote(), editable);
      expect(sent()).toBe(0);
      expect(page.textContent).toContain('Plain glowing end');
      expect(page.textContent).toContain('In a list');
      expect(page.textContent).toContain('made with a newer version');
      expect(page.textContent).not.toContain('PRIVATE ENTRY');
    }
  });

  test('typing beside and around unknown parts changes only what was typed', () => {
    const { note, editor, newer } = openNote();
    const before = unknownPieces(note);
    placeCaret(editor, 'Plain', 0);
    type(editor, 'Very ');
    placeCaret(editor, ' after', 3);
    type(editor, 'wards');
    placeCaret(editor, 'In a list', 9);
    type(editor, ' too');
    expect(unknownPieces(note)).toEqual(before);
    expect(textOf(note).join('\n')).toContain('Very Plain ');
    expect(markupOf(note)).toContain(' afwardster');
    expect(markupOf(note)).toContain('In a list too');
    expect(newer.store.pendingStructs).toBeNull();
  });

  test('unknown marks and attributes survive typing in the same paragraph and its splitting', () => {
    const { note, editor } = openNote();
    const [paragraph] = find(note, 'paragraph').filter((found) => found.getAttribute('align'));
    const attributes = (): unknown => [
      paragraph?.getAttribute('align'),
      Reflect.get(paragraph?.getAttributes() ?? {}, 'data'),
    ];
    const before = attributes();
    placeCaret(editor, 'glowing', 3);
    type(editor, 'ooo');
    expect(attributes()).toEqual(before);
    expect(markupOf(note)).toContain('<highlight colour="sun">gloooowing</highlight>');
    editor.view.dispatch(editor.state.tr.split(editor.state.selection.from));
    expect(attributes()).toEqual(before);
    expect(markupOf(note)).toContain('<highlight colour="sun">gloooo</highlight>');
    expect(markupOf(note)).toContain('<highlight colour="sun">wing</highlight>');
  });

  test('making words bold and a paragraph a heading keeps unknown marks and attributes', () => {
    const { note, editor, earlier } = openNote();
    select(editor, 'Plain glowing end');
    earlier.commands.toggleBold();
    earlier.commands.toggleHeading(2);
    const [heading] = find(note, 'heading');
    expect(heading?.getAttribute('align')).toBe('center');
    expect(Reflect.get(heading?.getAttributes() ?? {}, 'data')).toEqual({
      deep: [1, { two: null }],
    });
    const found = heading === undefined ? '' : markupOf(heading);
    expect(found).toContain('<highlight colour="sun">');
    expect(found).toContain('<bold>');
  });

  test('a link, which the earlier build does not know, keeps its address while its words are edited', () => {
    const { note, editor } = openNote();
    placeCaret(editor, 'Read this', 4);
    type(editor, ' all of');
    expect(markupOf(note)).toContain('<link href="https://example.org">Read all of this</link>');
  });

  test('words that somebody spoke about, that became a task or that name a goal stay so while they are edited and formatted', () => {
    const { note, editor, earlier } = openNote();
    placeCaret(editor, 'speak about it', 5);
    type(editor, ' long');
    select(editor, 'write it down for Walk');
    earlier.commands.toggleBold();
    earlier.commands.toggleHeading(1);
    const [heading] = find(note, 'heading').map(markupOf);
    expect(heading).toContain(`<comment id="${commentId}">speak long about it</comment>`);
    const runs = find(note, 'heading').flatMap((found) => found.toArray().flatMap(formatsOf));
    const ties = { task: { id: taskId, sort: 'decided' }, comment: { id: otherCommentId } };
    expect(runs).toContainEqual(['write it down', expect.objectContaining(ties)]);
    expect(runs).toContainEqual([' outside', { goal: { id: goalId } }]);
  });

  test('a selection across unknown parts cannot be deleted, replaced, wrapped or pasted over', () => {
    const { note, editor, earlier, sent } = openNote();
    const before = unknownPieces(note);
    select(editor);
    editor.view.dispatch(editor.state.tr.deleteSelection());
    type(editor, 'gone');
    pasteHtml(editor, '<p>pasted over</p>');
    earlier.commands.toggleBulletList();
    expect(sent()).toBe(0);
    expect(unknownPieces(note)).toEqual(before);
    expect(markupOf(note)).not.toContain('gone');
  });

  test('pasting beside them adds what was pasted and no copy of them', () => {
    const { note, editor } = openNote();
    const before = unknownPieces(note);
    select(editor);
    const copied = editor.view.serializeForClipboard(editor.state.selection.content());
    placeCaret(editor, 'The end', 0);
    pasteHtml(editor, copied.dom.innerHTML);
    pasteHtml(editor, '<h2>New heading</h2><ul><li>new item</li></ul>');
    expect(unknownPieces(note)).toEqual(before);
    expect(find(note, 'callout').length).toBe(1);
    expect(markupOf(note)).toContain('New heading');
  });

  test('what is copied or dragged from the note carries no copy of them', () => {
    const { editor } = openNote();
    select(editor);
    const whole = editor.state.selection.content();
    expect(JSON.stringify(whole.toJSON())).toContain('keptBlock');
    for (const way of ['transformCopied', 'transformPasted'] as const) {
      const brought: unknown[] = [];
      editor.view.someProp(way, (clean) => {
        brought.push(clean(whole, editor.view, false).toJSON());
      });
      expect(brought).toHaveLength(1);
      expect(JSON.stringify(brought)).toContain('In a list');
      expect(JSON.stringify(brought)).not.toMatch(/kept(?:Block|Inline)/);
    }
  });

  test('undo and redo take back and bring again what was typed and nothing else', () => {
    const { note, editor, earlier } = openNote();
    const before = fingerprintLive(note);
    placeCaret(editor, ' after', 0);
    type(editor, 'XYZ');
    placeCaret(editor, 'The end', 0);
    type(editor, 'typed ');
    expect(earlier.commands.undo()).toBe(true);
    while (earlier.commands.undo());
    expect(markupOf(note)).not.toContain('XYZ');
    expect(fingerprintLive(note)).toEqual(before);
    expect(earlier.commands.redo()).toBe(true);
    expect(unknownPieces(note)).toEqual(unknownPieces(newerNote().getXmlFragment('note')));
  });

  test('unknown parts that arrive, change and go while it is open are drawn and never answered', () => {
    const { note, newer, page, sent, editor } = openNote();
    placeCaret(editor, 'The end', 0);
    type(editor, 'mine ');
    const written = sent();
    const shown = (): number => page.querySelectorAll('.note-kept').length;
    const before = shown();
    newer.transact(() => note.insert(2, [element('timeline', { from: 2026 })]));
    expect(shown()).toBe(before + 1);
    const [timeline] = find(note, 'timeline');
    newer.transact(() => timeline?.insert(0, [words([['a day']])]));
    expect(shown()).toBe(before + 1);
    expect(find(note, 'timeline').length).toBe(1);
    newer.transact(() => note.delete(2, 1));
    expect(shown()).toBe(before);
    expect(sent()).toBe(written);
  });

  test('undo does not take away an unknown part put into a paragraph that undo would unmake', () => {
    const { note, newer, earlier, editor } = openNote();
    placeCaret(editor, 'The end', 0);
    type(editor, 'made here');
    editor.view.dispatch(editor.state.tr.split(editor.state.selection.from));
    const made = find(note, 'paragraph').find((found) => markupOf(found).includes('made here'));
    newer.transact(() => made?.insert(made.length, [element('mention', { member: 'ana' })]));
    while (earlier.commands.undo());
    expect(
      find(note, 'mention')
        .map((mention) => mention.getAttribute('member'))
        .sort(),
    ).toEqual(['ana', 'sam']);
  });

  test('whatever is typed, cut, pasted, undone and formatted by chance, no unknown part changes', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const random = seededRandom(seed);
      const { note, newer, earlier, editor, page } = openNote();
      const before = unknownPieces(note);
      for (let step = 0; step < 25; step += 1) {
        const size = editor.state.doc.content.size;
        const [a, b] = [random.below(size + 1), random.below(size + 1)];
        select(editor, {
          from: Math.min(a, b),
          to: random.chance(0.5) ? Math.min(a, b) : Math.max(a, b),
        });
        random.pick<() => void>([
          () => type(editor, random.pick(['a', 'word ', '🌿'])),
          () => type(editor, 'more'),
          () => editor.view.dispatch(editor.state.tr.deleteSelection()),
          () => pasteHtml(editor, random.pick(['<p>x</p><p>y</p>', '<ul><li>i</li></ul>', 'z'])),
          () => void earlier.commands.toggleBold(),
          () => void earlier.commands.toggleBulletList(),
          () => void earlier.commands.toggleHeading(1),
          () => void earlier.commands.undo(),
          () => void earlier.commands.redo(),
          () => press(editor, 'Enter'),
          () =>
            newer.transact(() => note.insert(random.below(note.length), [element('paragraph')])),
        ])();
      }
      expect(unknownPieces(note), `seed ${seed}`).toEqual(before);
      expect(page.querySelectorAll('.note-kept').length, `seed ${seed}`).toBe(5);
    }
  }, 120_000);
});

/** What is there, without what has been typed and deleted again. */
const fingerprintLive = (note: Y.XmlFragment): unknown => [markupOf(note), unknownPieces(note)];
