import type { Editor } from '@tiptap/core';
import type { Node as DrawnNode } from '@tiptap/pm/model';
import { isAllowedLink } from '../shared/allowed-link.ts';
import { isSame } from '../shared/passages.ts';
import type { Passage } from '../shared/passages.ts';
import type { SharedWords } from '../shared/shared-words.ts';
import { headingLevels } from './note-schema.ts';
import type { HeadingLevel } from './note-schema.ts';
import { passageAt } from './passage-at.ts';

/** What a toolbar shows about the place where the caret is. */
export interface ToolbarState {
  readonly bold: boolean;
  readonly italic: boolean;
  /** 0: no heading. */
  readonly heading: 0 | HeadingLevel;
  readonly bulletList: boolean;
  readonly orderedList: boolean;
  readonly taskList: boolean;
  readonly blockquote: boolean;
  /** The address of the link the caret is in; undefined outside links. */
  readonly link: string | undefined;
  /** Whether there is anything selected. */
  readonly selection: boolean;
  /** The passage the caret is in; undefined outside passages, and while something is selected. */
  readonly passage: Passage | undefined;
  /** Nothing is written yet. */
  readonly empty: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly editable: boolean;
}

/** Reads the state of an editor. */
export function toolbarState(editor: Editor, words: SharedWords): ToolbarState {
  const knows = (name: string): boolean =>
    Object.hasOwn(editor.schema.nodes, name) || Object.hasOwn(editor.schema.marks, name);
  const active = (name: string): boolean => knows(name) && editor.isActive(name);
  const href: unknown = active('link') ? editor.getAttributes('link')['href'] : undefined;
  return {
    bold: active('bold'),
    italic: active('italic'),
    heading: headingLevels.find((level) => editor.isActive('heading', { level })) ?? 0,
    bulletList: active('bulletList'),
    orderedList: active('orderedList'),
    taskList: active('taskList'),
    blockquote: active('blockquote'),
    link: isAllowedLink(href) ? href : undefined,
    selection: !editor.state.selection.empty,
    passage: editor.state.selection.empty ? passageAt(editor.state.selection.$from) : undefined,
    empty: isEmptyNote(editor.state.doc),
    canUndo: words.canUndo(),
    canRedo: words.canRedo(),
    editable: editor.isEditable,
  };
}

/** Whether two states show the same. */
export function sameToolbar(a: ToolbarState, b: ToolbarState): boolean {
  const other = new Map<string, unknown>(Object.entries(b));
  const isHere = isSame(a.passage, b.passage);
  return (
    isHere &&
    Object.entries(a).every(([key, value]) => key === 'passage' || other.get(key) === value)
  );
}

/** Whether there is nothing but one empty line. */
export const isEmptyNote = (doc: DrawnNode): boolean =>
  doc.childCount === 1 && doc.content.size === 2;
