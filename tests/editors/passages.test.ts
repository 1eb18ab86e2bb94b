// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { liveValue } from '../../src/crdt/basics/live.ts';
import type { Result } from '../../src/crdt/basics/result.ts';
import { runsOf } from '../../src/editors/shared/draw.ts';
import { passagesIn } from '../../src/editors/shared/passages.ts';
import type { KnownPassages, Passage } from '../../src/editors/shared/passages.ts';
import { element, find, words } from './newer-note.ts';
import { editorIn, meet, openNote, pasteHtml, placeCaret, press, select, type } from './people.ts';
import type { Writer } from './people.ts';

const idOf = (digit: string): string => digit.repeat(32);
const [first, second] = [idOf('a'), idOf('b')];

let ana: Writer;
let sam: Writer;

/** Ana writes a sentence, and both have it. */
beforeEach(() => {
  ana = openNote(1);
  sam = openNote(2);
  type(editorIn(ana.element), 'The call was on Sunday and it was short.');
  meet(ana, sam);
});

const choose = (writer: Writer, what: string): void => select(editorIn(writer.element), what);
/** The words that carry a mark, as somebody sees them in the shared text. */
const marked = (writer: Writer, kind: string): [string, unknown][] =>
  ['paragraph', 'heading'].flatMap((name) =>
    find(writer.fragment, name)
      .flatMap((block) => block.toArray())
      .flatMap((text) => (text instanceof Y.XmlText ? runsOf(text) : []))
      .flatMap((run): [string, unknown][] =>
        Object.hasOwn(run.formats, kind) ? [[run.words, run.formats[kind]]] : [],
      ),
  );
const given = (result: Result<string, 'not-here'>): string | undefined =>
  result.ok ? result.value : undefined;
const drawn = (writer: Writer, kind: string): string[] =>
  [...writer.element.querySelectorAll(`.note-open-${kind}`)].map((at) => at.textContent);

describe('a comment on words', () => {
  test('is on the same words for the other, and what is typed at its edges is not part of it', () => {
    choose(ana, 'on Sunday');
    expect(given(ana.editor.commands.markComment(first))).toBe(first);
    meet(ana, sam);
    expect(drawn(sam, 'comment')).toEqual(['on Sunday']);
    placeCaret(editorIn(sam.element), 'on Sunday', 9);
    type(editorIn(sam.element), ' evening');
    placeCaret(editorIn(sam.element), 'on Sunday', 0);
    type(editorIn(sam.element), 'late ');
    placeCaret(editorIn(sam.element), 'Sunday', 0);
    type(editorIn(sam.element), 'a ');
    meet(ana, sam);
    expect(marked(ana, 'comment')).toEqual([['on a Sunday', { id: first }]]);
    expect(editorIn(ana.element).getText()).toContain('late on a Sunday evening');
  });

  test('on words that carry one already gives that one and changes nothing', () => {
    choose(ana, 'was on Sunday');
    ana.editor.commands.markComment(first);
    const writes = ana.writes();
    choose(ana, 'Sunday and');
    expect(ana.editor.commands.passageAt('comment')).toEqual({ kind: 'comment', id: first });
    expect(given(ana.editor.commands.markComment(second))).toBe(first);
    expect(ana.writes()).toBe(writes);
  });

  test('takes the place of one whose record is gone for good', () => {
    choose(ana, 'on Sunday');
    ana.editor.commands.markComment(first);
    meet(ana, sam);
    const later = openNote(3, ana.doc, { passages: liveValue<KnownPassages>(new Map()) });
    choose(later, 'on Sunday');
    expect(given(later.editor.commands.markComment(second))).toBe(second);
    expect(marked(later, 'comment')).toEqual([['on Sunday', { id: second }]]);
  });

  test('needs words, and none is set in a note that may only be read', () => {
    placeCaret(editorIn(ana.element), 'call', 2);
    expect(ana.editor.commands.markComment(first).ok).toBe(false);
    choose(sam, 'call');
    sam.editor.setEditable(false);
    expect(sam.editor.commands.markComment(first).ok).toBe(false);
    expect(sam.writes()).toBe(0);
  });

  test('goes to the words that were chosen, though others type before them and the selection moves on', () => {
    choose(ana, 'on Sunday');
    expect(ana.editor.commands.choosePassage(300)).toBe('on Sunday');
    expect(ana.element.querySelector('.note-chosen')?.textContent).toBe('on Sunday');
    placeCaret(editorIn(sam.element), 'The', 0);
    type(editorIn(sam.element), 'Well. ');
    meet(ana, sam);
    placeCaret(editorIn(ana.element), 'short', 0);
    ana.editor.commands.markComment(first);
    expect(marked(ana, 'comment')).toEqual([['on Sunday', { id: first }]]);
    expect(ana.element.querySelector('.note-chosen')).toBeNull();
  });

  test('finds no place when the other took the chosen words away meanwhile', () => {
    choose(ana, 'on Sunday');
    ana.editor.commands.choosePassage(300);
    choose(sam, ' on Sunday and');
    type(editorIn(sam.element), ',');
    meet(ana, sam);
    placeCaret(editorIn(ana.element), 'short', 0);
    expect(ana.editor.commands.markComment(first).ok).toBe(false);
  });

  test('stays on words that become a heading, are split, and are cut and pasted', () => {
    choose(ana, 'on Sunday');
    ana.editor.commands.markComment(first);
    ana.editor.commands.toggleHeading(2);
    expect(marked(ana, 'comment')).toEqual([['on Sunday', { id: first }]]);
    placeCaret(editorIn(ana.element), 'Sunday', 0);
    press(editorIn(ana.element), 'Enter');
    expect(marked(ana, 'comment')).toEqual([
      ['Sunday', { id: first }],
      ['on ', { id: first }],
    ]);
    const { view } = editorIn(ana.element);
    choose(ana, 'Sunday');
    const { dom } = view.serializeForClipboard(view.state.selection.content());
    view.dispatch(view.state.tr.deleteSelection());
    pasteHtml(editorIn(ana.element), dom.innerHTML);
    expect(marked(ana, 'comment')).toContainEqual(['Sunday', { id: first }]);
  });

  test('is taken back by one step of undo, without the words typed before it', () => {
    placeCaret(editorIn(ana.element), 'short', 0);
    type(editorIn(ana.element), 'very ');
    choose(ana, 'very short');
    ana.editor.commands.markComment(first);
    ana.editor.commands.undo();
    expect(marked(ana, 'comment')).toEqual([]);
    expect(editorIn(ana.element).getText()).toContain('very short');
  });
});

test('two people who comment on the same words at once read the same in the end, and one comment is on them', () => {
  choose(ana, 'on Sunday and');
  choose(sam, 'Sunday and it');
  ana.editor.commands.markComment(first);
  sam.editor.commands.markComment(second);
  meet(ana, sam);
  expect(marked(ana, 'comment')).toEqual(marked(sam, 'comment'));
  const ids = marked(ana, 'comment').map(([, value]) => value);
  expect(ids).toContainEqual({ id: first });
  expect(editorIn(ana.element).getJSON()).toEqual(editorIn(sam.element).getJSON());
});

/** What one of two people does, apart from the other, to words between two places. */
interface Act {
  readonly by: 0 | 1;
  readonly from: number;
  readonly length: number;
  readonly what:
    | 'comment'
    | 'task'
    | 'goal'
    | 'bold'
    | 'heading'
    | 'type'
    | 'delete'
    | 'split'
    | 'undo'
    | 'meet';
  readonly digit: string;
}

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record<Act>({
    by: fc.constantFrom(0, 1),
    from: fc.nat(60),
    length: fc.nat(12),
    what: fc.constantFrom(
      ...(['comment', 'comment', 'task', 'goal', 'bold', 'heading'] as const),
      ...(['type', 'delete', 'split', 'undo', 'meet'] as const),
    ),
    digit: fc.constantFrom('1', '2', '3', '4'),
  }),
  { minLength: 1, maxLength: 14 },
);

function act(pair: readonly [Writer, Writer], { by, from, length, what, digit }: Act): void {
  const writer = pair[by];
  const editor = editorIn(writer.element);
  const { commands } = writer.editor;
  const size = editor.state.doc.content.size;
  select(editor, { from: Math.min(from, size), to: Math.min(from + length, size) });
  const deeds: Readonly<Record<Act['what'], () => void>> = {
    comment: () => void commands.markComment(idOf(digit)),
    task: () => void commands.markTask(idOf(digit), digit < '3' ? 'between' : 'decided'),
    goal: () => void commands.insertGoal(idOf(digit), 'a goal'),
    bold: () => void commands.toggleBold(),
    heading: () => void commands.toggleHeading(2),
    type: () => type(editor, 'x'),
    delete: () => editor.view.dispatch(editor.state.tr.deleteSelection()),
    split: () => press(editor, 'Enter'),
    undo: () => void commands.undo(),
    meet: () => meet(...pair),
  };
  deeds[what]();
}

test('whatever two people mark, format, type and take back, apart and together, both read the same in the end', () => {
  fc.assert(
    fc.property(acts, (row) => {
      const pair = [openNote(11), openNote(12)] as const;
      type(editorIn(pair[0].element), 'Some words that both of us will speak about at once');
      meet(...pair);
      for (const one of row) act(pair, one);
      meet(...pair);
      const [one, other] = pair.map((writer) => editorIn(writer.element).getJSON());
      expect(one).toEqual(other);
      expect(editorIn(openNote(13, pair[0].doc).element).getJSON()).toEqual(one);
      for (const writer of pair) writer.editor.destroy();
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('a mark of any shape from another device is drawn or kept, and opening the note writes nothing', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(null, {}, { id: first }, { id: 'A'.repeat(32) }, { id: 5 }, 'x', [1]),
    fc.jsonValue({ maxDepth: 3 }),
    fc.record({ id: fc.constant(first), sort: fc.jsonValue({ maxDepth: 1 }) }),
  );
  fc.assert(
    fc.property(fc.constantFrom('comment', 'task', 'goal'), odd, (kind, value) => {
      const doc = new Y.Doc();
      const note = doc.getXmlFragment('note');
      const paragraph = element('paragraph');
      note.insert(0, [paragraph]);
      paragraph.insert(0, [words([['odd words', { [kind]: value }], [' here']])]);
      const before = JSON.stringify(formats(note));
      const writer = openNote(3, doc);
      expect(writer.element.textContent).toContain('odd words here');
      expect(writer.writes()).toBe(0);
      for (const { id } of passagesIn(editorIn(writer.element).state.doc)) {
        expect(id).toMatch(/^[0-9a-f]{32}$/);
      }
      placeCaret(editorIn(writer.element), 'odd', 1);
      type(editorIn(writer.element), 'd');
      expect(JSON.stringify(formats(writer.fragment))).toBe(before);
      writer.editor.destroy();
    }),
    { numRuns: 100 },
  );
});

/** The formats of the first words of a note. */
function formats(note: Y.XmlFragment): unknown {
  const text = find(note, 'paragraph')[0]?.firstChild;
  return text instanceof Y.XmlText ? runsOf(text)[0]?.formats : undefined;
}

describe('words that became a task, and goals', () => {
  test('a task says of which sort it is, and lies over a comment without taking it away', () => {
    choose(ana, 'The call was');
    ana.editor.commands.markComment(first);
    choose(ana, 'call was on');
    expect(given(ana.editor.commands.markTask(second, 'decided'))).toBe(second);
    meet(ana, sam);
    expect(drawn(sam, 'comment').join('')).toBe('The call was');
    expect(drawn(sam, 'task').join('')).toBe('call was on');
    const task = sam.element.querySelector<HTMLElement>('.note-task');
    expect([task?.dataset['task'], task?.dataset['sort']]).toEqual([second, 'decided']);
  });

  test('a goal is put in behind the caret with room around it, by its name in one line', () => {
    placeCaret(editorIn(ana.element), 'call', 4);
    expect(ana.editor.commands.insertGoal(first, ' Walk\n outside ')).toBe(true);
    expect(editorIn(ana.element).getText()).toBe(
      'The call Walk outside was on Sunday and it was short.',
    );
    expect(marked(ana, 'goal')).toEqual([['Walk outside', { id: first }]]);
    type(editorIn(ana.element), 'X');
    expect(marked(ana, 'goal')).toEqual([['Walk outside', { id: first }]]);
    ana.editor.commands.undo();
    ana.editor.commands.undo();
    expect(editorIn(ana.element).getText()).toBe('The call was on Sunday and it was short.');
  });

  test('words from beside the note come in behind what is selected and go by one undo', () => {
    choose(ana, 'short');
    expect(ana.editor.commands.insertText('relieved')).toBe(true);
    expect(editorIn(ana.element).getText()).toContain('it was short relieved.');
    ana.editor.commands.undo();
    expect(editorIn(ana.element).getText()).toContain('it was short.');
    expect(ana.editor.commands.insertText('  ')).toBe(false);
  });
});

describe('a template', () => {
  test('puts headings into an empty note, with the caret below the first, and undo takes them out', () => {
    const cleo = openNote(5);
    expect(cleo.writes()).toBe(0);
    expect(cleo.editor.commands.insertTemplate(['What we noticed', 'Next time'])).toBe(true);
    type(editorIn(cleo.element), 'Less fear');
    expect(editorIn(cleo.element).getText({ blockSeparator: '|' })).toBe(
      'What we noticed|Less fear|Next time|',
    );
    cleo.editor.commands.undo();
    cleo.editor.commands.undo();
    expect(editorIn(cleo.element).getText()).toBe('');
  });

  test('is refused where anything is written', () => {
    expect(ana.editor.state.empty).toBe(false);
    expect(ana.editor.commands.insertTemplate(['What we noticed'])).toBe(false);
    expect(editorIn(ana.element).getText()).not.toContain('noticed');
  });
});

describe('the page', () => {
  test('sees a comment that is resolved drawn as plain words, without a letter being written', () => {
    choose(ana, 'on Sunday');
    ana.editor.commands.markComment(first);
    const known = liveValue<KnownPassages>(new Map([[first, 'open']]));
    const reader = openNote(6, ana.doc, { passages: known, editable: false });
    expect(drawn(reader, 'comment')).toEqual(['on Sunday']);
    known.set(new Map([[first, 'resting']]));
    expect(drawn(reader, 'comment')).toEqual([]);
    expect(reader.element.querySelector('.note-comment')?.textContent).toBe('on Sunday');
    known.set(new Map([[first, 'open']]));
    expect(drawn(reader, 'comment')).toEqual(['on Sunday']);
    expect(reader.writes()).toBe(0);
  });

  test('is told which passages the words hold, in their order, and when one goes', () => {
    const told: (readonly Passage[])[] = [];
    const reader = openNote(6, ana.doc, { onPassages: (passages) => told.push(passages) });
    choose(reader, 'short');
    reader.editor.commands.markTask(second, 'between');
    choose(reader, 'call');
    reader.editor.commands.markComment(first);
    choose(reader, 'short');
    editorIn(reader.element).view.dispatch(editorIn(reader.element).state.tr.deleteSelection());
    expect(told).toEqual([
      [],
      [{ kind: 'task', id: second }],
      [
        { kind: 'comment', id: first },
        { kind: 'task', id: second },
      ],
      [{ kind: 'comment', id: first }],
    ]);
  });

  test('is told of a passage that is pressed, and which one the caret is in', () => {
    const pressed: Passage[] = [];
    choose(ana, 'on Sunday');
    ana.editor.commands.markComment(first);
    const reader = openNote(6, ana.doc, { onPassage: (passage) => pressed.push(passage) });
    const on = reader.element.querySelector<HTMLElement>('.note-open-comment');
    const { view } = editorIn(reader.element);
    const event = new MouseEvent('click', { bubbles: true });
    on?.addEventListener('click', (click) =>
      view.someProp('handleClick', (handle) => handle(view, 5, click) ?? false),
    );
    on?.dispatchEvent(event);
    expect(pressed).toEqual([{ kind: 'comment', id: first }]);
    placeCaret(editorIn(reader.element), 'Sunday', 2);
    expect(reader.editor.state.passage).toEqual({ kind: 'comment', id: first });
    placeCaret(editorIn(reader.element), 'short', 2);
    expect(reader.editor.state.passage).toBeUndefined();
  });

  test('shows a passage by selecting it, and says when it is not in the words', () => {
    choose(ana, 'on Sunday');
    ana.editor.commands.markComment(first);
    placeCaret(editorIn(ana.element), 'The', 0);
    expect(ana.editor.commands.showPassage(first)).toBe(true);
    expect(ana.editor.commands.selectedText(300)).toBe('on Sunday');
    expect(ana.editor.commands.showPassage(second)).toBe(false);
  });

  test('gets what is selected in one line, cut at a whole letter', () => {
    placeCaret(editorIn(ana.element), 'short.', 6);
    press(editorIn(ana.element), 'Enter');
    type(editorIn(ana.element), '🌿🌿🌿');
    select(editorIn(ana.element));
    expect(ana.editor.commands.selectedText(300)).toBe(
      'The call was on Sunday and it was short. 🌿🌿🌿',
    );
    expect(ana.editor.commands.selectedText(43)).toBe('The call was on Sunday and it was short.…');
  });

  test('has a key for a comment where it takes one, and none in the list where it does not', () => {
    const listed = (writer: Writer): boolean =>
      writer.editor.shortcuts.some(({ action }) => action === 'comment');
    expect(listed(ana)).toBe(false);
    expect(listed(openNote(6, ana.doc, { onCommentWanted: () => undefined }))).toBe(true);
  });
});
