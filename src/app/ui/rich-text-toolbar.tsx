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
import { createSignal, For, type JSX } from 'solid-js';
import type { NoteCommands } from '../../editors/note/note-commands.ts';
import type { ToolbarState } from '../../editors/note/toolbar-state.ts';
import { notesWords } from '../words/notes.ts';
import { Icon } from './icon.tsx';
import styles from './rich-text-toolbar.module.css';

/** A dialog that a tool opens. */
export type ToolDialog = 'link' | 'keys';

interface Tool {
  readonly name: keyof typeof notesWords.tools;
  readonly icon: LucideIcon;
  readonly run?: (commands: NoteCommands) => void;
  /** What it opens instead. */
  readonly ask?: ToolDialog;
  /** Whether it holds where the caret is; undefined for what is done once. */
  readonly on?: (state: ToolbarState) => boolean;
  readonly can?: (state: ToolbarState) => boolean;
}

/** A note has one level of heading on its toolbar; the others come by keyboard or by paste. */
const toolbarHeading = 2;

const tools: readonly Tool[] = [
  { name: 'bold', icon: Bold, run: (to) => to.toggleBold(), on: (at) => at.bold },
  { name: 'italic', icon: Italic, run: (to) => to.toggleItalic(), on: (at) => at.italic },
  {
    name: 'heading',
    icon: Heading,
    run: (to) => to.toggleHeading(toolbarHeading),
    on: (at) => at.heading > 0,
  },
  { name: 'bulletList', icon: List, run: (to) => to.toggleBulletList(), on: (at) => at.bulletList },
  {
    name: 'orderedList',
    icon: ListOrdered,
    run: (to) => to.toggleOrderedList(),
    on: (at) => at.orderedList,
  },
  { name: 'taskList', icon: ListTodo, run: (to) => to.toggleTaskList(), on: (at) => at.taskList },
  {
    name: 'blockquote',
    icon: Quote,
    run: (to) => to.toggleBlockquote(),
    on: (at) => at.blockquote,
  },
  { name: 'link', icon: Link, ask: 'link', on: (at) => at.link !== undefined },
  { name: 'undo', icon: Undo2, run: (to) => to.undo(), can: (at) => at.canUndo },
  { name: 'redo', icon: Redo2, run: (to) => to.redo(), can: (at) => at.canRedo },
  { name: 'keys', icon: Keyboard, ask: 'keys' },
];

export interface RichTextToolbarProps {
  readonly state: ToolbarState;
  readonly commands: NoteCommands | undefined;
  readonly onAsk: (dialog: ToolDialog) => void;
  readonly ref: (element: HTMLDivElement) => void;
}

/** The tools of a writing area: one stop for Tab, arrow keys inside (WAI-ARIA toolbar pattern). */
export function RichTextToolbar(props: RichTextToolbarProps): JSX.Element {
  const [stop, setStop] = createSignal(0);
  const buttons: HTMLButtonElement[] = [];
  const go = (to: number): void => {
    const index = (to + tools.length) % tools.length;
    setStop(index);
    buttons[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: stop() + 1,
      ArrowLeft: stop() - 1,
      Home: 0,
      End: tools.length - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const press = (tool: Tool): void => {
    if (tool.can?.(props.state) === false) return;
    if (tool.ask !== undefined) props.onAsk(tool.ask);
    else if (props.commands !== undefined) tool.run?.(props.commands);
  };
  return (
    <div
      ref={(own) => props.ref(own)}
      class={styles['toolbar']}
      role="toolbar"
      aria-label={notesWords.toolbar}
      onKeyDown={onKeyDown}
    >
      <For each={tools}>
        {(tool, index) => (
          <button
            ref={(own) => {
              buttons[index()] = own;
            }}
            type="button"
            class={styles['tool']}
            tabindex={index() === stop() ? 0 : -1}
            aria-label={notesWords.tools[tool.name]}
            title={notesWords.tools[tool.name]}
            aria-pressed={tool.on?.(props.state)}
            aria-disabled={tool.can?.(props.state) === false}
            // The caret stays in the words when a tool is pressed with a pointer.
            onPointerDown={(event) => event.preventDefault()}
            onFocus={() => setStop(index())}
            onClick={() => press(tool)}
          >
            <Icon of={tool.icon} />
          </button>
        )}
      </For>
    </div>
  );
}
