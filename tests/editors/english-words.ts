import type { EditorWords } from '../../src/editors/note/words.ts';

/** The words in English. */
export const englishEditorWords: EditorWords = {
  placeholder: 'Write here',
  madeNewer: 'This part was made with a newer version. It is safe, and you can write around it.',
  taskDone: (task) => `Done: ${task === '' ? 'new task' : task}`,
  linkHint: (address) => `${address} (press it with Ctrl or ⌘ held)`,
  passageHint: (kind) => `Part of a ${kind}`,
};
