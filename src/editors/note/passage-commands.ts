import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { err, ok } from '../../crdt/basics/result.ts';
import type { Result } from '../../crdt/basics/result.ts';
import { choose, chosenWords } from '../shared/passage-drawing.ts';
import type { ChosenWords } from '../shared/passage-drawing.ts';
import type { TaskSort } from '../shared/passage-marks.ts';
import { passagesIn } from '../shared/passages.ts';
import type { KnownPassages, Passage, PassageKind } from '../shared/passages.ts';
import type { SharedWords } from '../shared/shared-words.ts';
import { passageAt } from './passage-at.ts';
import { plainWords } from './plain-words.ts';
import type { PlainWords } from './plain-words.ts';
import { isEmptyNote } from './toolbar-state.ts';

/** What is done with passages, and with words that come from beside the note. */
export interface PassageCommands {
  /**
   * Keeps what is selected in mind, and draws it so, while the person writes about it elsewhere: the words themselves, or
   * undefined when nothing is selected.
   */
  choosePassage(limit: number): string | undefined;
  /** Forgets what was kept in mind. */
  letPassageGo(): void;
  /**
   * Marks what is kept in mind, or else what is selected. Words can be in one comment only: gives the id that they carry
   * now, which is another's where they carried one already.
   */
  markComment(id: string): Result<string, 'not-here'>;
  /** The same for something to do, or a decision. */
  markTask(id: string, sort: TaskSort): Result<string, 'not-here'>;
  /** Puts in the name of a goal behind the caret or what is selected. */
  insertGoal(id: string, text: string): boolean;
  /** What is selected, as plain words in one line; empty when nothing is. */
  selectedText(limit: number): string;
  /** All that is written, and what of it is selected, as plain words. */
  plainWords(): PlainWords;
  /** The passage under the caret, or the first in what is selected. */
  passageAt(kind?: PassageKind): Passage | undefined;
  /** Puts words in behind the caret or what is selected, in one step of undo. */
  insertText(text: string): boolean;
  /** Puts headings with room below each into a note that is empty; false in any other. */
  insertTemplate(headings: readonly string[]): boolean;
  /** Selects a passage and brings it into sight; false when it is not in the words. */
  showPassage(id: string): boolean;
}

/** The commands about passages. */
export function passageCommands(
  editor: Editor,
  words: SharedWords,
  known: () => KnownPassages | undefined,
): PassageCommands {
  const isKnown = ({ id }: Passage): boolean => known()?.has(id) ?? true;
  /** One step of undo of its own, which leaves the caret in the note. */
  const step = (change: (transaction: Transaction) => Transaction): boolean => {
    if (!editor.isEditable) return false;
    words.pause();
    const before = editor.state.doc;
    editor.view.dispatch(change(editor.state.tr));
    words.pause();
    editor.view.focus();
    return editor.state.doc !== before;
  };
  /** The first passage of a kind, or of any, in a stretch of the note. */
  const firstIn = ({ from, to }: ChosenWords, kind?: PassageKind): Passage | undefined => {
    const found = passagesIn(editor.state.doc).find(
      (one) =>
        one.from < to && one.to > from && (kind === undefined || one.kind === kind) && isKnown(one),
    );
    return found && { kind: found.kind, id: found.id };
  };
  const mark = (
    kind: PassageKind,
    attributes: { readonly id: string; readonly sort?: TaskSort },
  ): Result<string, 'not-here'> => {
    const range = chosenWords(editor.state) ?? editor.state.selection;
    const { from, to } = range;
    const type = editor.schema.marks[kind];
    if (type === undefined || from === to) return err('not-here');
    const taken = firstIn(range, kind);
    if (taken !== undefined) return ok(taken.id);
    const marked = step((transaction) =>
      choose(transaction, undefined).addMark(from, to, type.create(attributes)),
    );
    return marked ? ok(attributes.id) : err('not-here');
  };
  const insert = (text: string, kind?: PassageKind, id?: string): boolean => {
    const line = oneLine(text);
    if (line === '') return false;
    return step((transaction) => {
      const { to } = transaction.selection;
      const $to = transaction.doc.resolve(to);
      if (!$to.parent.inlineContent) return transaction;
      const { schema } = editor;
      const type = kind === undefined ? undefined : schema.marks[kind];
      const around = $to.marks();
      const marks = type === undefined ? around : type.create({ id }).addToSet(around);
      const before = /\S$/u.test($to.nodeBefore?.text ?? '') ? [schema.text(' ')] : [];
      const after = /^[\s\p{P}]/u.test($to.nodeAfter?.text ?? '') ? [] : [schema.text(' ')];
      const nodes = [...before, schema.text(line, marks), ...after];
      const end = nodes.reduce((at, node) => at + node.nodeSize, to);
      transaction.insert(to, nodes);
      return transaction.setSelection(TextSelection.create(transaction.doc, end)).scrollIntoView();
    });
  };
  return {
    choosePassage(limit) {
      const { from, to } = editor.state.selection;
      const text = textIn(editor, { from, to }, limit);
      if (text === '') return undefined;
      editor.view.dispatch(choose(editor.state.tr, { from, to }));
      return text;
    },
    letPassageGo() {
      if (chosenWords(editor.state) === undefined) return;
      editor.view.dispatch(choose(editor.state.tr, undefined));
    },
    markComment: (id) => mark('comment', { id }),
    markTask: (id, sort) => mark('task', { id, sort }),
    insertGoal: (id, text) => insert(text, 'goal', id),
    selectedText: (limit) => textIn(editor, editor.state.selection, limit),
    plainWords: () => plainWords(editor.state),
    passageAt: (kind) => {
      const { selection } = editor.state;
      if (selection.empty) return passageAt(selection.$from, kind, isKnown);
      return firstIn(selection, kind);
    },
    insertText: (text) => insert(text),
    insertTemplate(headings) {
      const { doc, schema } = editor.state;
      const { heading, paragraph } = schema.nodes;
      if (!isEmptyNote(doc) || headings.length === 0) return false;
      if (heading === undefined || paragraph === undefined) return false;
      const blocks = headings.flatMap((text) => [
        heading.create({ level: 2 }, schema.text(oneLine(text))),
        paragraph.create(),
      ]);
      return step((transaction) => {
        transaction.replaceWith(0, doc.content.size, blocks);
        const below = (blocks[0]?.nodeSize ?? 0) + 1;
        return transaction.setSelection(TextSelection.create(transaction.doc, below));
      });
    },
    showPassage(id) {
      const found = passagesIn(editor.state.doc).find((one) => one.id === id);
      if (found === undefined) return false;
      const { tr: transaction, doc } = editor.state;
      transaction.setSelection(TextSelection.create(doc, found.from, found.to));
      editor.view.dispatch(transaction.scrollIntoView());
      editor.view.focus();
      return true;
    },
  };
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The words of a stretch in one line, no more than so many characters, none cut in half. */
function textIn({ state }: Editor, { from, to }: ChosenWords, limit: number): string {
  const text = oneLine(state.doc.textBetween(from, to, ' ', ' '));
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
