// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { seededRandom } from '../cast/seeded-random.ts';
import { element, find, markupOf, newerNote, words } from './newer-note.ts';
import {
  editorIn,
  meet,
  openNote,
  pasteHtml,
  placeCaret,
  press,
  select,
  somewhere,
  type,
} from './people.ts';
import type { Writer } from './people.ts';

let ana: Writer;
let sam: Writer;
const shown = (writer: Writer): string => editorIn(writer.element).getText({ blockSeparator: '|' });

beforeEach(() => {
  ana = openNote(1);
  sam = openNote(2);
});

describe('two people in one note', () => {
  test('opening, focusing and leaving an empty note writes nothing', () => {
    ana.editor.focus();
    ana.editor.setEditable(false);
    ana.editor.destroy();
    expect(ana.writes()).toBe(0);
  });

  test('a note that may only be read takes no change, whatever asks for it', () => {
    type(editorIn(ana.element), 'Ana’s words');
    const reader = openNote(5, ana.doc, { editable: false });
    type(editorIn(reader.element), 'typed');
    reader.editor.commands.toggleHeading(2);
    expect(shown(reader)).toBe('Ana’s words');
    expect(reader.writes()).toBe(0);
    type(editorIn(ana.element), '!');
    meet(ana, reader);
    expect(shown(reader)).toBe('Ana’s words!');
  });

  test('what one types the other reads, and both may begin in the empty note at once', () => {
    type(editorIn(ana.element), 'Ana was here');
    type(editorIn(sam.element), 'Sam was here');
    meet(ana, sam);
    expect(shown(ana)).toBe(shown(sam));
    expect(shown(ana)).toContain('Ana was here');
    expect(shown(ana)).toContain('Sam was here');
  });

  test('one splits a paragraph while the other types at its end, and no word is lost', () => {
    type(editorIn(ana.element), 'one two three');
    meet(ana, sam);
    placeCaret(editorIn(ana.element), 'one two', 3);
    press(editorIn(ana.element), 'Enter');
    placeCaret(editorIn(sam.element), 'three', 5);
    type(editorIn(sam.element), ' four');
    meet(ana, sam);
    expect(shown(ana)).toBe('one| two three four');
    expect(shown(sam)).toBe(shown(ana));
  });

  test('undo takes back only one’s own words', () => {
    type(editorIn(ana.element), 'Ana’s words');
    meet(ana, sam);
    placeCaret(editorIn(sam.element), 'Ana’s words', 11);
    type(editorIn(sam.element), ' and Sam’s');
    meet(ana, sam);
    expect(ana.editor.commands.undo()).toBe(true);
    meet(ana, sam);
    expect(shown(sam)).toBe(' and Sam’s');
    expect(ana.editor.commands.redo()).toBe(true);
    meet(ana, sam);
    expect(shown(sam)).toBe('Ana’s words and Sam’s');
  });

  test('what can be undone is still there after leaving the note and coming back', () => {
    type(editorIn(ana.element), 'words');
    ana.editor.destroy();
    const again = openNote(1, undefined, { fragment: ana.fragment });
    expect(again.editor.state.canUndo).toBe(true);
    expect(again.editor.commands.undo()).toBe(true);
    expect(shown(again)).toBe('');
  });

  test('the caret stays at its word while the other types before it', () => {
    type(editorIn(ana.element), 'first second');
    meet(ana, sam);
    const editor = editorIn(sam.element);
    placeCaret(editor, 'second', 0);
    placeCaret(editorIn(ana.element), 'first', 0);
    type(editorIn(ana.element), 'the very ');
    meet(ana, sam);
    type(editor, 'X');
    expect(shown(sam)).toBe('the very first Xsecond');
  });

  test('whatever both do by chance, apart and together, both read the same in the end', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const random = seededRandom(seed);
      const pair = [openNote(11), openNote(12)] as const;
      for (let step = 0; step < 30; step += 1) {
        const writer = random.pick(pair);
        const editor = editorIn(writer.element);
        select(editor, somewhere(editor, random));
        random.pick<() => void>([
          () => type(editor, random.pick(['a', 'words ', '🌿'])),
          () => type(editor, 'more '),
          () => editor.view.dispatch(editor.state.tr.deleteSelection()),
          () => press(editor, 'Enter'),
          () => pasteHtml(editor, '<h2>h</h2><ul><li>i</li><li>j</li></ul>'),
          () => void writer.editor.commands.toggleBold(),
          () => void writer.editor.commands.toggleTaskList(),
          () => void writer.editor.commands.toggleBlockquote(),
          () => void writer.editor.commands.toggleHeading(random.pick([1, 2, 3] as const)),
          () => void writer.editor.commands.setLink('https://example.org'),
          () => void writer.editor.commands.undo(),
          () => meet(pair[0], pair[1]),
        ])();
      }
      meet(pair[0], pair[1]);
      const [one, other] = pair.map((writer) => editorIn(writer.element).getJSON());
      expect(one, `seed ${seed}`).toEqual(other);
      const late = openNote(13, pair[0].doc);
      expect(editorIn(late.element).getJSON(), `seed ${seed}`).toEqual(one);
    }
  }, 120_000);
});

describe('what a hostile or odd peer writes', () => {
  test('an empty list, words among blocks, a deep nest and a bare value are shown or kept, never deleted', () => {
    const doc = new Y.Doc();
    const note = doc.getXmlFragment('note');
    const nest = element('blockquote');
    note.insert(0, [element('bulletList'), words([['loose']]), nest, element('listItem')]);
    let inner = nest;
    for (let depth = 0; depth < 300; depth += 1) {
      const next = element('blockquote');
      inner.insert(0, [next]);
      inner = next;
    }
    const before = note.length;
    const writer = openNote(3, doc);
    type(editorIn(writer.element), 'typed');
    expect(writer.fragment.length).toBeGreaterThanOrEqual(before);
    expect(find(writer.fragment, 'listItem').length).toBeGreaterThan(0);
    expect(markupOf(writer.fragment)).toContain('loose');
  });

  test('a link to script, a heading of level 99 and a task "checked" with an object are drawn without them', () => {
    const doc = new Y.Doc();
    const note = doc.getXmlFragment('note');
    const heading = element('heading', { level: 99, onclick: 'x()' });
    note.insert(0, [heading]);
    heading.insert(0, [words([['click', { link: { href: 'javascript:alert(1)' } }]])]);
    const writer = openNote(3, doc);
    expect(writer.element.querySelector('h1')?.textContent).toBe('click');
    expect(writer.element.querySelector('a')).toBeNull();
    expect(writer.element.innerHTML).not.toMatch(/onclick|javascript/);
    placeCaret(editorIn(writer.element), 'click', 2);
    type(editorIn(writer.element), 'X');
    expect(markupOf(writer.fragment)).toContain('javascript:alert(1)');
  });
});

test('a mark that can neither be drawn nor carried stays on its words while others of them change', () => {
  const doc = new Y.Doc();
  const note = doc.getXmlFragment('note');
  const paragraph = element('paragraph');
  note.insert(0, [paragraph]);
  let nested: unknown = 'core';
  for (let depth = 0; depth < 40; depth += 1) nested = { nested };
  const formats = { glow: { nested } };
  paragraph.insert(0, [words([['strange', formats], [' words']])]);
  const writer = openNote(3, doc);
  const present = (): unknown => {
    const text = find(writer.fragment, 'paragraph')[0]?.firstChild;
    return text instanceof Y.XmlText ? text.toDelta() : undefined;
  };
  select(editorIn(writer.element), 'strange words');
  writer.editor.commands.toggleBold();
  expect(present()).toEqual([
    { insert: 'strange', attributes: { ...formats, bold: {} } },
    { insert: ' words', attributes: { bold: {} } },
  ]);
});

test('a change across a part that cannot be drawn is refused and told', () => {
  let refused = 0;
  const writer = openNote(5, newerNote(), {
    without: ['task list', 'blockquote', 'link'],
    onKeptRefused: () => (refused += 1),
  });
  placeCaret(editorIn(writer.element), 'Plain', 0);
  type(editorIn(writer.element), 'Very ');
  expect(refused).toBe(0);
  select(editorIn(writer.element));
  type(editorIn(writer.element), 'over');
  expect(refused).toBe(1);
});

describe('links', () => {
  const opened: string[] = [];
  const withLink = (editable: boolean): HTMLElement | null => {
    opened.length = 0;
    type(editorIn(ana.element), 'our page');
    select(editorIn(ana.element), 'our page');
    ana.editor.commands.setLink('https://example.org/a');
    const reader = openNote(6, ana.doc, {
      editable,
      onLinkFollowed: (address) => opened.push(address),
    });
    return reader.element.querySelector('a');
  };
  const click = (on: HTMLElement | null, keys: MouseEventInit): MouseEvent => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...keys });
    on?.dispatchEvent(event);
    return event;
  };

  test('open by Ctrl or Cmd and a click, in a note that is being written', () => {
    const link = withLink(true);
    click(link, {});
    expect(opened).toEqual([]);
    expect(click(link, { ctrlKey: true }).defaultPrevented).toBe(true);
    click(link, { metaKey: true });
    expect(opened).toEqual(['https://example.org/a', 'https://example.org/a']);
  });

  test('say where they lead and how they are opened', () => {
    expect(withLink(true)?.title).toBe('https://example.org/a (press it with Ctrl or ⌘ held)');
  });

  test('open as any link does in a note that can only be read', () => {
    const link = withLink(false);
    expect(click(link, { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(opened).toEqual([]);
    expect(link?.getAttribute('target')).toBe('_blank');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  });
});
