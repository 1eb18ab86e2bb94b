import type { Editor } from '@tiptap/core';
import { err, ok } from '../../crdt/basics/result.ts';
import type { Result } from '../../crdt/basics/result.ts';
import { linkFrom } from '../shared/allowed-link.ts';
import type { SharedWords } from '../shared/shared-words.ts';
import type { KnownPassages } from '../shared/passages.ts';
import type { HeadingLevel } from './note-schema.ts';
import { passageCommands } from './passage-commands.ts';
import type { PassageCommands } from './passage-commands.ts';

/** Why an address did not become a link. */
export type LinkRefusal = 'not-allowed' | 'not-here';

/** What toolbar and shortcuts do. Each returns whether anything was done and leaves the caret in the note. */
export interface NoteCommands extends PassageCommands {
  toggleBold(): boolean;
  toggleItalic(): boolean;
  toggleHeading(level: HeadingLevel): boolean;
  toggleBulletList(): boolean;
  toggleOrderedList(): boolean;
  toggleTaskList(): boolean;
  toggleBlockquote(): boolean;
  /** Links what is selected, or the link the caret is in; with neither, puts the address in as linked words. */
  setLink(typed: string): Result<string, LinkRefusal>;
  unsetLink(): boolean;
  indent(): boolean;
  outdent(): boolean;
  undo(): boolean;
  redo(): boolean;
}

/** The commands of an editor. */
export function noteCommands(
  editor: Editor,
  words: SharedWords,
  known: () => KnownPassages | undefined,
): NoteCommands {
  const can = (): boolean => editor.isEditable;
  const item = (): string => (editor.isActive('taskItem') ? 'taskItem' : 'listItem');
  const toggleList = (list: string, of: string): boolean =>
    can() && editor.chain().focus().toggleList(list, of).run();
  return {
    ...passageCommands(editor, words, known),
    toggleBold: () => can() && editor.chain().focus().toggleMark('bold').run(),
    toggleItalic: () => can() && editor.chain().focus().toggleMark('italic').run(),
    toggleHeading: (level) =>
      can() && editor.chain().focus().toggleNode('heading', 'paragraph', { level }).run(),
    toggleBulletList: () => toggleList('bulletList', 'listItem'),
    toggleOrderedList: () => toggleList('orderedList', 'listItem'),
    toggleTaskList: () => toggleList('taskList', 'taskItem'),
    toggleBlockquote: () => can() && editor.chain().focus().toggleWrap('blockquote').run(),
    setLink(typed) {
      const href = linkFrom(typed);
      if (href === undefined) return err('not-allowed');
      const chain = editor.chain().focus();
      const linked =
        editor.state.selection.empty && !editor.isActive('link')
          ? chain.insertContent({
              type: 'text',
              text: typed.trim(),
              marks: [{ type: 'link', attrs: { href } }],
            })
          : chain.extendMarkRange('link').setMark('link', { href });
      return can() && linked.run() ? ok(href) : err('not-here');
    },
    unsetLink: () =>
      can() && editor.chain().focus().extendMarkRange('link').unsetMark('link').run(),
    indent: () => can() && editor.chain().focus().sinkListItem(item()).run(),
    outdent: () => can() && editor.chain().focus().liftListItem(item()).run(),
    undo: () => can() && words.undo(),
    redo: () => can() && words.redo(),
  };
}
