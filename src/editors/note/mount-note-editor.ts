import { Editor, Extension, isMacOS } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import type { Live } from '../../crdt/basics/live.ts';
import { invariant } from '../../crdt/basics/invariant.ts';
import { carets } from '../shared/carets.ts';
import { followLinks } from '../shared/follow-links.ts';
import { keptGuard } from '../shared/kept-guard.ts';
import { paste } from '../shared/paste.ts';
import type { EditorPresence } from '../shared/presence.ts';
import { excerptDrawing } from '../shared/excerpt-quote.ts';
import type { ExcerptSources } from '../shared/excerpt-quote.ts';
import { passageDrawing } from '../shared/passage-drawing.ts';
import type { KnownPassages, Passage } from '../shared/passages.ts';
import type { SharedSelection } from '../shared/own-undo.ts';
import { createSharedWords } from '../shared/shared-words.ts';
import { beginWith } from './begin-with.ts';
import type { TypedBefore } from './begin-with.ts';
import { noteCommands } from './note-commands.ts';
import type { NoteCommands } from './note-commands.ts';
import { noteSchema } from './note-schema.ts';
import type { LaterPart } from './note-schema.ts';
import { noteShortcuts, ownShortcuts } from './note-shortcuts.ts';
import type { PageActions, Shortcut } from './note-shortcuts.ts';
import { isEmptyNote, sameToolbar, toolbarState } from './toolbar-state.ts';
import type { ToolbarState } from './toolbar-state.ts';
import type { EditorWords } from './words.ts';

/** What a note editor needs. */
export interface NoteEditorOptions extends PageActions {
  /** The shared words, in a document. Nothing is written into it by opening. */
  readonly fragment: Y.XmlFragment;
  readonly presence: EditorPresence;
  /** The name of the writing area for screen readers, such as "Note". */
  readonly label: string;
  readonly words: EditorWords;
  readonly editable: boolean;
  /** Told whenever the toolbar has something else to show. */
  onState?(state: ToolbarState): void;
  /** Told after each change this person made, once it is in the shared words. */
  onEdited?(): void;
  /** Told when a change was refused because it would take away a part that this version cannot draw. */
  onKeptRefused?(): void;
  /** Told of a link that is followed from words that are being written; without it, it is opened in a page of its own. */
  readonly onLinkFollowed?: (address: string) => void;
  /** What the page knows of the records that words are tied to; without it all are drawn as open. */
  readonly passages?: Live<KnownPassages>;
  /** What the page knows of excerpts that are quoted here; without it they are drawn as any quotation. */
  readonly sources?: Live<ExcerptSources>;
  /** Told of a passage that was pressed with a pointer. */
  onPassage?(passage: Passage): void;
  /** Told which passages the words hold, in their order, at first and after each change of them. */
  onPassages?(passages: readonly Passage[]): void;
  /** Leaves out parts of the schema: how a build before them sees a note. For tests of old builds. */
  readonly without?: readonly LaterPart[];
}

/** Where a caret was: its places, and how far into the words, should they be gone. */
export interface KeptCaret {
  readonly places: SharedSelection;
  readonly offset: number;
}

/** A mounted note editor. */
export interface NoteEditor {
  readonly commands: NoteCommands;
  readonly state: ToolbarState;
  /** Every shortcut that does something here, for a help text. */
  readonly shortcuts: readonly Shortcut[];
  /** Whether this device has Cmd where others have Ctrl. */
  readonly mac: boolean;
  /** Puts the caret where it was, or at a place that an editor of the same words told. */
  focus(at?: KeptCaret): void;
  /** Puts the caret before the first word, at once: the next key may be pressed already. */
  focusStart(): void;
  /** Takes over what was typed in a plain place before this editor was there. */
  beginWith(typed: TypedBefore): void;
  /** Where the caret is, for an editor that takes the place of this one; undefined while somebody writes elsewhere. */
  caret(): KeptCaret | undefined;
  setEditable(editable: boolean): void;
  /** Takes the editor out of the page; the shared words and what can be undone stay. */
  destroy(): void;
}

/** Mounts a note editor in an element of the page. */
export function mountNoteEditor(element: HTMLElement, options: NoteEditorOptions): NoteEditor {
  const { fragment, presence, words: editorWords } = options;
  invariant(fragment.doc, 'a note is edited in a document');
  const words = createSharedWords(fragment, () => options.onEdited?.());
  let isEditable = options.editable;
  const shared = Extension.create({
    name: 'sharedWords',
    priority: 1000,
    addProseMirrorPlugins: () => [
      words.plugin,
      keptGuard(() => options.onKeptRefused?.()),
      paste(),
      followLinks(options.onLinkFollowed),
      passageDrawing({
        known: options.passages,
        hint: ({ kind }) => editorWords.passageHint(kind),
        onPassage: (passage) => options.onPassage?.(passage),
        onPassages: (passages) => options.onPassages?.(passages),
      }),
      excerptDrawing(options.sources),
      carets(words, presence),
    ],
  });
  const editor = new Editor({
    element,
    extensions: [...noteSchema(editorWords, options.without), shared, ownShortcuts(words, options)],
    editable: options.editable,
    // A document as an object: of a text, even an empty one, Tiptap makes HTML, which the content policy forbids.
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    injectCSS: false,
    editorProps: {
      // The toolbar lies over the upper edge: what is brought into sight stays below it.
      scrollMargin: { top: 84, right: 5, bottom: 40, left: 5 },
      scrollThreshold: { top: 84, right: 0, bottom: 40, left: 0 },
      attributes: (state) => ({
        class: 'note-words',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        'aria-placeholder': editorWords.placeholder,
        'data-placeholder': editorWords.placeholder,
        ...(isEmptyNote(state.doc) ? { 'data-empty': '' } : {}),
        ...(isEditable ? {} : { 'aria-readonly': 'true' }),
        autocomplete: 'off',
        spellcheck: 'true',
      }),
    },
  });
  editor.on('beforeTransaction', ({ nextState }) => words.write(nextState));
  const commands: NoteCommands = noteCommands(editor, words, () => options.passages?.get());
  let state = toolbarState(editor, words);
  const tellState = (): void => {
    const next = toolbarState(editor, words);
    if (sameToolbar(state, next)) return;
    state = next;
    options.onState?.(state);
  };
  editor.on('transaction', tellState);

  return {
    commands,
    get state() {
      return state;
    },
    shortcuts: noteShortcuts.filter(
      ({ action }) => action !== 'comment' || options.onCommentWanted !== undefined,
    ),
    mac: isMacOS(),
    focus(at) {
      if (at === undefined) {
        editor.commands.focus();
        return;
      }
      words.select(at.places, at.offset);
      // Not by the command, which waits for the next frame: a key may be pressed before.
      editor.view.focus();
    },
    focusStart() {
      const { doc, tr: transaction } = editor.state;
      editor.view.dispatch(transaction.setSelection(Selection.atStart(doc)).scrollIntoView());
      editor.view.focus();
    },
    beginWith(typed) {
      words.pause();
      beginWith(editor, typed);
      words.pause();
    },
    caret() {
      const places = editor.view.hasFocus() ? words.selection(editor.state) : undefined;
      return places && { places, offset: editor.state.selection.head };
    },
    setEditable(editable) {
      isEditable = editable;
      editor.setEditable(editable, false);
      tellState();
    },
    destroy: () => editor.destroy(),
  };
}
