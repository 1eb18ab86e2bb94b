import * as Y from 'yjs';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import type { Workspace } from '../../src/crdt/spaces/workspace.ts';

/** The words of a note as an editor would be given them now. */
function wordsOf(workspace: Workspace, note: RecordId): Y.XmlFragment {
  const session = workspace.openNote(note);
  session?.close();
  if (session?.fragment instanceof Y.XmlFragment) return session.fragment;
  throw new Error('there is no such note');
}

/** Types at the end of a note. */
export function typeInNote(workspace: Workspace, note: RecordId, text: string): void {
  const words = wordsOf(workspace, note);
  words.insert(words.length, [new Y.XmlText(text)]);
}

/** What a note says. */
export const noteSays = (workspace: Workspace, note: RecordId): string =>
  wordsOf(workspace, note).toJSON();
