import { getSchema } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import type { Node as DrawnNode } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { noteSchema } from '../../src/editors/note/note-schema.ts';
import { englishEditorWords } from './english-words.ts';
import { drawDocument } from '../../src/editors/shared/draw.ts';
import { createDrawn } from '../../src/editors/shared/drawn.ts';
import { keptKey } from '../../src/editors/shared/kept.ts';
import { writeBack } from '../../src/editors/shared/write-back.ts';
import { find, fingerprint, newerNote } from './newer-note.ts';

const schema = getSchema(
  noteSchema(englishEditorWords, ['task list', 'blockquote', 'link', 'comment', 'task', 'goal']),
);

/** The same document without its kept pieces, as it would be had the guard let that through. */
function withoutKept(node: DrawnNode): DrawnNode {
  if (node.isText) return node;
  const children = node.children.filter((child) => keptKey(child) === undefined);
  return node.copy(Fragment.from(children.map(withoutKept)));
}

test.each([
  ['the unknown pieces', withoutKept],
  ['anything at all', (node: DrawnNode) => node.copy(Fragment.empty)],
])('a change that is written back without %s takes no unknown piece away', (_what, change) => {
  const doc = newerNote();
  const note = doc.getXmlFragment('note');
  const pieces = (): unknown =>
    ['callout', 'mention', 'card', 'taskList'].flatMap((name) => find(note, name).map(fingerprint));
  const before = pieces();
  const drawn = createDrawn();
  const meant = drawDocument(note, { schema, drawn });
  doc.transact(() => writeBack(note, change(meant), drawn));
  expect(pieces()).toEqual(before);
});
