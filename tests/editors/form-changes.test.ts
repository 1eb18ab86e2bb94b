// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openEarlierNote } from '../fixtures/earlier-editor/earlier-note.mjs';
import { element, find, markupOf, words } from './newer-note.ts';
import { editorIn, hear, meet, openNote, placeCaret, press, select, type } from './people.ts';
import type { Writer } from './people.ts';
import { undoOf } from '../../src/editors/shared/own-undo.ts';

let ana: Writer;
let sam: Writer;
const shown = (writer: Writer): string => editorIn(writer.element).getText({ blockSeparator: '|' });
const blocks = (writer: Writer): string[] => {
  const found: string[] = [];
  editorIn(writer.element).state.doc.descendants((node) => {
    if (node.isTextblock) found.push(`${node.type.name}: ${node.textContent}`);
  });
  return found;
};

/** What comes after a pause is a step of its own for undo. */
const pause = (writer: Writer): void => undoOf(writer.fragment).manager.stopCapturing();

/** Ana writes two paragraphs, and both have them. */
beforeEach(() => {
  ana = openNote(1);
  sam = openNote(2);
  type(editorIn(ana.element), 'one two');
  press(editorIn(ana.element), 'Enter');
  type(editorIn(ana.element), 'next');
  meet(ana, sam);
});

/** Sam adds a word at the end of the words, while he cannot hear Ana. */
function samAdds(word: string, after = 'one two'): void {
  placeCaret(editorIn(sam.element), after, after.length);
  type(editorIn(sam.element), word);
}

describe('while Sam types in a paragraph, Ana gives it another form, and his word stays', () => {
  const forms: readonly [string, () => void][] = [
    ['a heading', () => ana.editor.commands.toggleHeading(2)],
    ['a list', () => ana.editor.commands.toggleBulletList()],
    ['a numbered list', () => ana.editor.commands.toggleOrderedList()],
    ['a list to tick off', () => ana.editor.commands.toggleTaskList()],
    ['a quote', () => ana.editor.commands.toggleBlockquote()],
  ];
  test.each(forms)('%s', (_name, change) => {
    placeCaret(editorIn(ana.element), 'one two', 0);
    change();
    samAdds(' three');
    meet(ana, sam);
    expect(shown(ana)).toBe(shown(sam));
    expect(shown(ana)).toContain('one two');
    expect(shown(ana)).toContain(' three');
  });

  test('his word stands right behind the heading it was written for', () => {
    placeCaret(editorIn(ana.element), 'one two', 0);
    ana.editor.commands.toggleHeading(2);
    samAdds(' three');
    meet(ana, sam);
    expect(blocks(sam)).toEqual(['heading: one two', 'paragraph:  three', 'paragraph: next']);
  });

  test('joined to the paragraph before by Backspace', () => {
    placeCaret(editorIn(ana.element), 'next', 0);
    press(editorIn(ana.element), 'Backspace');
    expect(blocks(ana)).toEqual(['paragraph: one twonext']);
    samAdds(' words', 'next');
    meet(ana, sam);
    expect(blocks(ana)).toEqual(['paragraph: one twonext', 'paragraph:  words']);
    expect(blocks(sam)).toEqual(blocks(ana));
  });

  test('taken away altogether', () => {
    select(editorIn(ana.element));
    editorIn(ana.element).view.dispatch(editorIn(ana.element).state.tr.deleteSelection());
    samAdds(' words', 'next');
    meet(ana, sam);
    expect(shown(ana)).toContain(' words');
    expect(shown(ana)).not.toContain('next');
    expect(shown(sam)).toBe(shown(ana));
  });

  test('indented in its list, and outdented again', () => {
    placeCaret(editorIn(ana.element), 'one two', 0);
    ana.editor.commands.toggleBulletList();
    placeCaret(editorIn(ana.element), 'one two', 7);
    press(editorIn(ana.element), 'Enter');
    type(editorIn(ana.element), 'inner');
    meet(ana, sam);
    ana.editor.commands.indent();
    samAdds(' word', 'inner');
    meet(ana, sam);
    expect(shown(ana)).toContain(' word');
    ana.editor.commands.outdent();
    samAdds(' more', ' word');
    meet(ana, sam);
    expect(shown(ana)).toContain(' more');
    expect(shown(sam)).toBe(shown(ana));
  });

  test('while nobody has the note open when both meet', () => {
    placeCaret(editorIn(ana.element), 'one two', 0);
    ana.editor.commands.toggleHeading(2);
    samAdds(' three');
    ana.editor.destroy();
    sam.editor.destroy();
    meet(ana, sam);
    expect(shown(openNote(3, ana.doc))).toBe('one two| three|next');
  });
});

describe('taking back', () => {
  const steps = (writer: Writer): string[][] => {
    const seen: string[][] = [];
    while (writer.editor.state.canUndo) {
      writer.editor.commands.undo();
      seen.push(blocks(writer));
    }
    return seen;
  };

  test('a heading becomes the paragraph it was, and a heading again', () => {
    const [before] = [blocks(sam)];
    placeCaret(editorIn(sam.element), 'one two', 0);
    sam.editor.commands.toggleHeading(2);
    expect(sam.editor.commands.undo()).toBe(true);
    expect(blocks(sam)).toEqual(before);
    expect(sam.editor.commands.redo()).toBe(true);
    expect(blocks(sam)).toEqual(['heading: one two', 'paragraph: next']);
    expect(sam.editor.commands.undo()).toBe(true);
    expect(blocks(sam)).toEqual(before);
  });

  test('a new line goes alone, and the word before it goes with the next step', () => {
    placeCaret(editorIn(sam.element), 'next', 4);
    type(editorIn(sam.element), ' word');
    pause(sam);
    press(editorIn(sam.element), 'Enter');
    expect(blocks(sam)).toHaveLength(3);
    expect(steps(sam)).toEqual([
      ['paragraph: one two', 'paragraph: next word'],
      ['paragraph: one two', 'paragraph: next'],
    ]);
    sam.editor.commands.redo();
    sam.editor.commands.redo();
    expect(blocks(sam)).toEqual(['paragraph: one two', 'paragraph: next word', 'paragraph: ']);
  });

  test('Ana takes back a new line while Sam types on it, and his word stays', () => {
    placeCaret(editorIn(ana.element), 'next', 4);
    pause(ana);
    press(editorIn(ana.element), 'Enter');
    meet(ana, sam);
    editorIn(sam.element).commands.setTextSelection(
      editorIn(sam.element).state.doc.content.size - 1,
    );
    type(editorIn(sam.element), 'Sam’s word');
    expect(ana.editor.commands.undo()).toBe(true);
    expect(blocks(ana)).toHaveLength(2);
    meet(ana, sam);
    expect(blocks(ana)).toEqual(['paragraph: one two', 'paragraph: next', 'paragraph: Sam’s word']);
    expect(blocks(sam)).toEqual(blocks(ana));
  });

  test('Ana takes back a heading while Sam types in it, and his word stays', () => {
    placeCaret(editorIn(ana.element), 'one two', 0);
    pause(ana);
    ana.editor.commands.toggleHeading(2);
    meet(ana, sam);
    samAdds(' three');
    ana.editor.commands.undo();
    meet(ana, sam);
    expect(shown(ana)).toContain('one two');
    expect(shown(ana)).toContain(' three');
    expect(shown(sam)).toBe(shown(ana));
  });
});

describe('a piece that was let go', () => {
  test('is an ordinary one again when somebody writes in it, also when it is emptied after that', () => {
    placeCaret(editorIn(ana.element), 'one two', 0);
    ana.editor.commands.toggleHeading(2);
    samAdds(' three');
    meet(ana, sam);
    placeCaret(editorIn(ana.element), ' three', 6);
    type(editorIn(ana.element), '!');
    select(editorIn(ana.element), ' three!');
    editorIn(ana.element).view.dispatch(editorIn(ana.element).state.tr.deleteSelection());
    meet(ana, sam);
    expect(blocks(sam)).toEqual(['heading: one two', 'paragraph: ', 'paragraph: next']);
  });

  test('is shown when it holds what this version cannot draw', () => {
    const [first] = find(ana.fragment, 'paragraph');
    placeCaret(editorIn(ana.element), 'one two', 0);
    ana.editor.commands.toggleHeading(2);
    const newer = new Y.Doc();
    Y.applyUpdate(newer, Y.encodeStateAsUpdate(sam.doc));
    const [same] = find(newer.getXmlFragment('note'), 'paragraph');
    same?.insert(same.length, [element('mention', { member: 'noor' })]);
    meet(ana, { doc: newer });
    expect(first?.parent).toBe(ana.fragment);
    expect(ana.element.querySelectorAll('.note-kept')).toHaveLength(1);
  });

  test('is an empty line to a version before, which sends nothing and keeps every word', () => {
    placeCaret(editorIn(ana.element), 'one two', 0);
    ana.editor.commands.toggleHeading(2);
    const page = document.createElement('div');
    document.body.append(page);
    let sent = 0;
    openEarlierNote(page, {
      clientId: 7,
      update: Y.encodeStateAsUpdate(ana.doc),
      onUpdate(update) {
        sent += 1;
        Y.applyUpdate(ana.doc, update, 'sealed');
      },
    });
    expect(sent).toBe(0);
    expect([...page.querySelectorAll('h2, p')].map((line) => line.textContent)).toEqual([
      'one two',
      '',
      'next',
    ]);
    const earlier = editorIn(page);
    placeCaret(earlier, 'one two', 7);
    earlier.commands.setTextSelection(earlier.state.selection.to + 2);
    type(earlier, 'typed there');
    expect(blocks(ana)).toEqual(['heading: one two', 'paragraph: typed there', 'paragraph: next']);
  });

  test('is not hidden by a deep nest of its kind', () => {
    const doc = new Y.Doc();
    const note = doc.getXmlFragment('note');
    let inner = element('blockquote', { gone: true });
    note.insert(0, [inner]);
    for (let depth = 0; depth < 300; depth += 1) {
      const next = element('blockquote', { gone: true });
      inner.insert(0, [next]);
      inner = next;
    }
    inner.insert(0, [words([['deep words']])]);
    const reader = openNote(9, doc);
    expect(reader.element.querySelectorAll('.note-kept').length).toBeGreaterThan(0);
    expect(markupOf(reader.fragment).length).toBeGreaterThan(0);
  });
});

/** One thing that a person does; `at` picks the place. */
type Deed =
  | {
      readonly do: 'write' | 'split' | 'join' | 'indent' | 'outdent' | 'undo' | 'redo';
      readonly at: number;
    }
  | { readonly do: 'form'; readonly form: number; readonly at: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), at: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('form' as const), form: fc.nat(5), at: fc.nat() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'split' as const,
        'join' as const,
        'indent' as const,
        'outdent' as const,
        'undo' as const,
        'redo' as const,
      ),
      at: fc.nat(),
    }),
  },
);

test('whatever forms two people give to blocks while both type apart, both read the same and every letter is there', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          anas: fc.array(deed, { maxLength: 6 }),
          sams: fc.array(deed, { maxLength: 6 }),
          heard: fc.constantFrom('by both', 'by Ana', 'by Sam'),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      (rounds) => {
        const pair = [openNote(11), openNote(12)] as const;
        const letters = new Map<string, Writer>();
        let next = 0x4e00;
        const act = (writer: Writer, { at, ...what }: Deed): void => {
          const editor = editorIn(writer.element);
          const places: number[] = [];
          editor.state.doc.descendants((node, position) => {
            if (!node.isTextblock) return;
            const starts = what.do === 'join';
            for (let offset = 0; offset <= (starts ? 0 : node.content.size); offset += 1)
              places.push(position + 1 + offset);
          });
          const place = places[at % places.length] ?? 1;
          select(editor, { from: place, to: place });
          const { commands } = writer.editor;
          if (what.do === 'write') {
            // Each letter is written once, so that it can be told whether it is still there.
            const letter = String.fromCodePoint(next);
            next += 1;
            letters.set(letter, writer);
            type(editor, letter);
          } else if (what.do === 'form') {
            const forms = [
              () => commands.toggleHeading(2),
              () => commands.toggleHeading(1),
              () => commands.toggleBulletList(),
              () => commands.toggleOrderedList(),
              () => commands.toggleTaskList(),
              () => commands.toggleBlockquote(),
            ];
            forms[what.form]?.();
          } else if (what.do === 'split') press(editor, 'Enter');
          else if (what.do === 'join') press(editor, 'Backspace');
          else if (what.do === 'undo' || what.do === 'redo') {
            const before = writer.element.textContent;
            commands[what.do]();
            // What a person takes back was not wanted.
            for (const letter of before) {
              const gone = !writer.element.textContent.includes(letter);
              if (gone && letters.get(letter) === writer) letters.delete(letter);
            }
          } else commands[what.do]();
          if (what.do === 'write') pause(writer);
        };
        for (const { anas, sams, heard } of rounds) {
          for (const one of anas) act(pair[0], one);
          for (const one of sams) act(pair[1], one);
          if (heard !== 'by Sam') hear(pair[0], pair[1]);
          if (heard !== 'by Ana') hear(pair[1], pair[0]);
        }
        meet(pair[0], pair[1]);
        const late = openNote(13, pair[0].doc);
        const [one, other, third] = [...pair, late].map((writer) =>
          editorIn(writer.element).getJSON(),
        );
        expect(other).toEqual(one);
        expect(third).toEqual(one);
        const text = late.element.textContent;
        expect([...letters.keys()].filter((letter) => !text.includes(letter))).toEqual([]);
        for (const writer of [...pair, late]) writer.editor.destroy();
        document.body.replaceChildren();
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
