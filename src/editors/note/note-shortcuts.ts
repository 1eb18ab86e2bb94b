import { Extension } from '@tiptap/core';
import type { NoteCommands } from './note-commands.ts';
import type { PassageCommands } from './passage-commands.ts';

/** What a shortcut does; also the key of its words in a help text. */
export type ShortcutAction =
  | Exclude<keyof NoteCommands, 'setLink' | 'unsetLink' | 'toggleHeading' | keyof PassageCommands>
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'link'
  | 'comment'
  | 'toolbar'
  | 'lineBreak';

/** One shortcut, for the help text. `Mod` is Ctrl, or Cmd on a Mac. */
export interface Shortcut {
  readonly keys: string;
  readonly action: ShortcutAction;
}

/** Every shortcut of the note editor; the one for comments does something where the page has them. Tab leaves the note unless the caret is in a list: nobody is caught in it. */
export const noteShortcuts: readonly Shortcut[] = [
  { keys: 'Mod-b', action: 'toggleBold' },
  { keys: 'Mod-i', action: 'toggleItalic' },
  { keys: 'Mod-Alt-1', action: 'heading1' },
  { keys: 'Mod-Alt-2', action: 'heading2' },
  { keys: 'Mod-Alt-3', action: 'heading3' },
  { keys: 'Mod-Shift-7', action: 'toggleOrderedList' },
  { keys: 'Mod-Shift-8', action: 'toggleBulletList' },
  { keys: 'Mod-Shift-9', action: 'toggleTaskList' },
  { keys: 'Mod-Shift-b', action: 'toggleBlockquote' },
  { keys: 'Mod-k', action: 'link' },
  { keys: 'Mod-Alt-m', action: 'comment' },
  { keys: 'Tab', action: 'indent' },
  { keys: 'Shift-Tab', action: 'outdent' },
  { keys: 'Shift-Enter', action: 'lineBreak' },
  { keys: 'Mod-z', action: 'undo' },
  { keys: 'Shift-Mod-z', action: 'redo' },
  { keys: 'Alt-F10', action: 'toolbar' },
];

/** What the page does when asked by keyboard. */
export interface PageActions {
  /** Asks for an address. */
  readonly onLinkWanted?: () => void;
  /** Begins a comment on what is selected, or goes to the one on the words the caret is in. */
  readonly onCommentWanted?: () => void;
  /** Moves the focus to the toolbar. */
  readonly onToolbarWanted?: () => void;
}

/**
 * The shortcuts that no other extension brings: undo and redo of one's own typing, and what the page does. They
 * come first, so that the schema's own history keys cannot.
 */
export const ownShortcuts = (
  history: Pick<NoteCommands, 'undo' | 'redo'>,
  page: PageActions,
): Extension => {
  const asked = (ask: (() => void) | undefined) => (): boolean => {
    ask?.();
    return ask !== undefined;
  };
  // A key of undo is always taken: the browser's own undo knows nothing of shared words.
  const undo = (): boolean => history.undo() || true;
  const redo = (): boolean => history.redo() || true;
  return Extension.create({
    name: 'ownShortcuts',
    priority: 1001,
    addKeyboardShortcuts: () => ({
      'Mod-z': undo,
      'Mod-y': redo,
      'Shift-Mod-z': redo,
      'Mod-k': asked(page.onLinkWanted),
      'Mod-Alt-m': asked(page.onCommentWanted),
      'Alt-F10': asked(page.onToolbarWanted),
    }),
  });
};
