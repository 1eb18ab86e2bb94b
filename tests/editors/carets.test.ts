// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { liveValue } from '../../src/crdt/basics/live.ts';
import type { SharedSelection } from '../../src/editors/shared/own-undo.ts';
import type { OtherCaret } from '../../src/editors/shared/presence.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import { editorIn, hear, openNote, placeCaret, type } from './people.ts';

/** A note with words in it, a place in them, and the carets that are drawn there. */
function watched(clientId: number) {
  const others = liveValue<readonly OtherCaret[]>([]);
  const told: (SharedSelection | undefined)[] = [];
  const reader = openNote(clientId, undefined, {
    presence: { own: { setSelection: (selection) => told.push(selection) }, others },
  });
  editorIn(reader.element).view.focus();
  type(editorIn(reader.element), 'some words');
  return { others, selection: told.at(-1), reader };
}

describe('the other’s caret', () => {
  test('is drawn with its name and colour, moves with the words, and goes', () => {
    const others = liveValue<readonly OtherCaret[]>([]);
    const told: (SharedSelection | undefined)[] = [];
    const first = openNote(21, undefined, {
      presence: {
        own: { setSelection: (selection) => told.push(selection) },
        others: liveValue([]),
      },
    });
    editorIn(first.element).view.focus();
    type(editorIn(first.element), 'some words');
    const second = openNote(22, first.doc, {
      presence: { own: { setSelection: () => undefined }, others },
    });
    const selection = told.at(-1);
    expect(selection).toBeDefined();
    others.set([{ key: 'a', name: '<b>Ana</b>', colour: 8, selection, wrote: () => false }]);
    const caret = (): Element | null => second.element.querySelector('.note-caret');
    expect(caret()?.textContent).toBe('<b>Ana</b>');
    expect(caret()?.getAttribute('data-colour')).toBe('2');
    expect(caret()?.getAttribute('style')).toBeNull();
    placeCaret(editorIn(second.element), 'some', 0);
    type(editorIn(second.element), 'here: ');
    expect(caret()?.previousSibling?.textContent).toBe('here: some words');
    others.set([]);
    expect(caret()).toBeNull();
  });

  test('a long name ends at a whole letter, and one letter is what people count as one', () => {
    const { others, selection, reader } = watched(23);
    const family = '👩‍👩‍👧';
    others.set([{ key: 'a', name: family.repeat(50), colour: 0, selection, wrote: () => false }]);
    const label = reader.element.querySelector<HTMLElement>('.note-caret-name');
    expect(label?.textContent).toBe(family.repeat(40));
    expect(label?.dataset['letter']).toBe(family);
  });

  test('the names of two carets in one paragraph do not cover each other', () => {
    const { others, selection, reader } = watched(24);
    const caret = (name: string): OtherCaret => ({
      key: name,
      name,
      colour: 0,
      selection,
      wrote: () => false,
    });
    others.set([caret('Ana'), caret('Sam')]);
    const rows = [...reader.element.querySelectorAll<HTMLElement>('.note-caret')].map((line) => [
      line.textContent,
      line.dataset['row'],
    ]);
    expect(rows).toEqual([
      ['Ana', '0'],
      ['Sam', '1'],
    ]);
  });

  test('bytes that are no place are not drawn', () => {
    const random = seededRandom(3);
    const selection = { anchor: random.bytes(20), head: random.bytes(300) };
    const others = liveValue<readonly OtherCaret[]>([]);
    const writer = openNote(31, undefined, {
      presence: { own: { setSelection: () => undefined }, others },
    });
    for (let i = 0; i < 200; i += 1) {
      const head = random.bytes(random.below(40));
      others.set([
        {
          key: 'x',
          name: 'X',
          colour: Number.NaN,
          selection: { ...selection, head },
          wrote: () => false,
        },
      ]);
    }
    expect(writer.element.querySelectorAll('.note-caret').length).toBeLessThanOrEqual(1);
  });
});

/** Ana's note with a caret in it, and Sam's page, which hears of words and of the caret when the test says so. */
function watchedBySam() {
  const others = liveValue<readonly OtherCaret[]>([]);
  let told: SharedSelection | undefined;
  const ana = openNote(41, undefined, {
    presence: {
      own: {
        setSelection(selection) {
          told = selection;
        },
      },
      others: liveValue([]),
    },
  });
  editorIn(ana.element).view.focus();
  type(editorIn(ana.element), 'tea');
  const sam = openNote(42, ana.doc, {
    presence: { own: { setSelection: () => undefined }, others },
  });
  const tell = (): void => {
    const wrote = (client: number): boolean => client === 41;
    others.set([{ key: 'ana', name: 'Ana', colour: 0, selection: told, wrote }]);
  };
  tell();
  /** What stands before Ana's caret in its line. */
  const before = (): string => {
    const line = sam.element.querySelector('.note-caret');
    const range = document.createRange();
    range.selectNodeContents(line?.parentElement ?? sam.element);
    if (line !== null) range.setEndBefore(line);
    return range.toString();
  };
  return { ana, sam, tell, before, caret: () => sam.element.querySelector('.note-caret') };
}

describe('a caret whose person types', () => {
  test('goes along with the letters at once, and is not drawn anew when its place is told', () => {
    const { ana, sam, tell, before, caret } = watchedBySam();
    const line = caret();
    for (const letter of ' time') {
      type(editorIn(ana.element), letter);
      hear(sam, ana);
      expect(before()).toBe(editorIn(ana.element).getText());
      expect(caret()).toBe(line);
      if (letter !== 'i') tell();
      expect(caret()).toBe(line);
    }
    expect(before()).toBe('tea time');
  });

  test('stays where it is when somebody else types at its place', () => {
    const { ana, sam, before } = watchedBySam();
    const cleo = openNote(43, ana.doc);
    placeCaret(editorIn(cleo.element), 'tea', 3);
    type(editorIn(cleo.element), '!');
    hear(sam, cleo);
    expect(before()).toBe('tea');
    type(editorIn(ana.element), ' time');
    hear(sam, ana);
    expect(before()).toBe('tea time');
    expect(sam.element.textContent).toContain('tea time');
  });

  test('is where they say as soon as the words around it have come, and where it was until then', () => {
    const { ana, sam, tell, before } = watchedBySam();
    type(editorIn(ana.element), ' and cake');
    placeCaret(editorIn(ana.element), 'cake', 2);
    tell();
    expect(before()).toBe('tea');
    hear(sam, ana);
    expect(before()).toBe('tea and ca');
  });

  test('is where its person went meanwhile, however much they typed before', () => {
    const { ana, sam, tell, before } = watchedBySam();
    type(editorIn(ana.element), ' time');
    hear(sam, ana);
    placeCaret(editorIn(ana.element), 'tea', 1);
    tell();
    expect(before()).toBe('t');
    const cleo = openNote(43, ana.doc);
    placeCaret(editorIn(cleo.element), 'tea', 0);
    type(editorIn(cleo.element), 'Our ');
    hear(sam, cleo);
    expect(before()).toBe('Our t');
  });
});
