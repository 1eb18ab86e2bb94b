import type { LucideIcon } from 'lucide-solid';
import Bold from 'lucide-solid/icons/bold';
import Heading from 'lucide-solid/icons/heading';
import Italic from 'lucide-solid/icons/italic';
import Link from 'lucide-solid/icons/link';
import Keyboard from 'lucide-solid/icons/keyboard';
import List from 'lucide-solid/icons/list';
import ListOrdered from 'lucide-solid/icons/list-ordered';
import ListTodo from 'lucide-solid/icons/list-todo';
import Quote from 'lucide-solid/icons/quote';
import Redo2 from 'lucide-solid/icons/redo-2';
import Undo2 from 'lucide-solid/icons/undo-2';
import type { NoteCommands } from '../../editors/note/note-commands.ts';
import type { ToolbarState } from '../../editors/note/toolbar-state.ts';
import { notesWords } from '../words/notes.ts';

/** A dialog that a tool opens. */
export type ToolDialog = 'link' | 'keys';

/** A button of the toolbar. */
export interface Tool {
  readonly icon: LucideIcon;
  /** Its word, and its name. */
  readonly word: string;
  /** Stands beside the icon: the first part of its word, for a tool that no icon tells. */
  readonly shown?: string;
  readonly run?: (commands: NoteCommands) => void;
  /** What it opens instead. */
  readonly ask?: ToolDialog;
  /** Whether it holds where the caret is; undefined for what is done once. */
  readonly on?: (state: ToolbarState) => boolean;
  readonly can?: (state: ToolbarState) => boolean;
  /** Put away behind "More tools" where the row is narrow: 1 goes first, 3 last and only where the page has many tools of its own. */
  readonly folds?: 1 | 2 | 3;
}

/** A note has one level of heading on its toolbar; the others come by keyboard or by paste. */
const toolbarHeading = 2;
const { tools: names } = notesWords;

/** What gives words their form. */
export const formTools: readonly Tool[] = [
  { word: names.bold, icon: Bold, run: (to) => to.toggleBold(), on: (at) => at.bold },
  {
    word: names.italic,
    icon: Italic,
    run: (to) => to.toggleItalic(),
    on: (at) => at.italic,
    folds: 2,
  },
  {
    word: names.heading,
    icon: Heading,
    run: (to) => to.toggleHeading(toolbarHeading),
    on: (at) => at.heading > 0,
    folds: 3,
  },
  {
    word: names.bulletList,
    icon: List,
    run: (to) => to.toggleBulletList(),
    on: (at) => at.bulletList,
    folds: 3,
  },
  {
    word: names.orderedList,
    icon: ListOrdered,
    run: (to) => to.toggleOrderedList(),
    on: (at) => at.orderedList,
    folds: 1,
  },
  {
    word: names.taskList,
    icon: ListTodo,
    run: (to) => to.toggleTaskList(),
    on: (at) => at.taskList,
    folds: 1,
  },
  {
    word: names.blockquote,
    icon: Quote,
    run: (to) => to.toggleBlockquote(),
    on: (at) => at.blockquote,
    folds: 1,
  },
  {
    word: names.link,
    icon: Link,
    ask: 'link',
    on: (at) => at.link !== undefined,
    folds: 1,
  },
];

/** What ends the row. */
export const lastTools: readonly Tool[] = [
  { word: names.undo, icon: Undo2, run: (to) => to.undo(), can: (at) => at.canUndo },
  { word: names.redo, icon: Redo2, run: (to) => to.redo(), can: (at) => at.canRedo, folds: 1 },
  { word: names.keys, icon: Keyboard, ask: 'keys', folds: 1 },
];
