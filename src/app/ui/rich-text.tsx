import {
  createEffect,
  createSignal,
  Match,
  on,
  onCleanup,
  onMount,
  Show,
  Switch,
  untrack,
  type JSX,
} from 'solid-js';
import type {
  mountNoteEditor,
  NoteEditor,
  NoteEditorOptions,
} from '../../editors/note/mount-note-editor.ts';
import type { NoteCommands } from '../../editors/note/note-commands.ts';
import type { ToolbarState } from '../../editors/note/toolbar-state.ts';
import type { Passage } from '../../editors/shared/passages.ts';
import type { EditorPresence } from '../../editors/shared/presence.ts';
import { notesWords } from '../words/notes.ts';
import { sharedWords } from '../words/shared.ts';
import { Button } from './button.tsx';
import { createPlainStart, type StartOfWriting } from './create-plain-start.tsx';
import { Fault } from './fault.tsx';
import { FormActions } from './form.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import '../../editors/note/note-editor.css';
import styles from './rich-text.module.css';
import { RichTextToolbar } from './rich-text-toolbar.tsx';
import type { Tool, ToolDialog } from './rich-text-tools.ts';
import { useToasts } from './toasts.tsx';

/** A tool that the page brings along. */
export interface ExtraTool extends Omit<Tool, 'ask'> {
  readonly run: (commands: NoteCommands) => void;
  /** The key of the editor that does the same. */
  readonly key?: 'comment';
}

/** What a page can do with a writing area that is open. */
export type RichTextHandle = Pick<NoteEditor, 'beginWith' | 'commands' | 'focus' | 'focusStart'>;

export interface RichTextProps {
  /** The name of the writing area. */
  readonly label: string;
  /** The shared words, opaque to everything but the editor. When they are made anew the caret stays where it was. */
  readonly shared: unknown;
  readonly presence: EditorPresence;
  readonly editable: boolean;
  readonly onEdited: () => void;
  /** Tools of the page. */
  readonly extras?: readonly ExtraTool[];
  /** What is known of the records that words are tied to; without it all passages are drawn as open. */
  readonly passages?: NonNullable<NoteEditorOptions['passages']>;
  /** What is known of excerpts that are quoted in the words; without it they are drawn as any quotation. */
  readonly sources?: NonNullable<NoteEditorOptions['sources']>;
  /** For a page on which somebody writes at once: with it no letter is lost that is typed before the editor is there. */
  readonly start?: StartOfWriting | undefined;
  /** Told once the writing area is open. */
  readonly onReady?: (handle: RichTextHandle) => void;
  /** Told of what the toolbar shows, at first and after each change. */
  readonly onState?: (state: ToolbarState) => void;
  /** Told of a marked passage that was pressed. */
  readonly onPassage?: (passage: Passage) => void;
  /** Told which passages the words hold, at first and after each change. */
  readonly onPassages?: (passages: readonly Passage[]) => void;
}

/** A place to write in together. The editor itself is loaded when it is first needed. */
export function RichText(props: RichTextProps): JSX.Element {
  const [editor, setEditor] = createSignal<NoteEditor>();
  const [state, setState] = createSignal<ToolbarState>();
  const [fault, setFault] = createSignal<'not-loaded' | 'no-words'>();
  const [asked, setAsked] = createSignal<ToolDialog>();
  const toasts = useToasts();
  let place: HTMLDivElement | undefined;
  let toolbar: HTMLDivElement | undefined;
  let gone = false;
  let mount: typeof mountNoteEditor | undefined;

  /** Nobody has written anything yet, and this person may. */
  const isNew = (): boolean =>
    props.editable && isSharedText(props.shared) && props.shared.length === 0;
  const start = untrack(
    () => props.start && createPlainStart(props.label, { ...props.start, isPlain: untrack(isNew) }),
  );

  /** Said once, however long a key is held. */
  const tellRefused = (): void => {
    const text = notesWords.keptRefused;
    if (!toasts.shown().some((toast) => toast.text === text)) toasts.show({ text });
  };
  const tellState = (now: ToolbarState): void => {
    setState(now);
    props.onState?.(now);
  };
  const byKey = (key: ExtraTool['key']) => props.extras?.find((extra) => extra.key === key);
  const pressKey = (key: ExtraTool['key']): void => {
    const [extra, now, open] = [byKey(key), state(), editor()];
    if (extra === undefined || now === undefined || open === undefined) return;
    if (extra.can?.(now) !== false) extra.run(open.commands);
  };
  const load = async (): Promise<void> => {
    setFault(undefined);
    if (!isSharedText(untrack(() => props.shared))) {
      setFault('no-words');
      return;
    }
    try {
      const loaded = await import('../../editors/note/mount-note-editor.ts');
      mount = loaded.mountNoteEditor;
      await start?.done();
      // With the words as they are by now.
      const shared = untrack(() => props.shared);
      if (!gone && place !== undefined && isSharedText(shared)) open({ place, shared });
    } catch {
      setFault('not-loaded');
    }
  };
  const open = (into: {
    readonly place: HTMLElement;
    readonly shared: NoteEditorOptions['fragment'];
  }): void => {
    into.place.replaceChildren();
    const mounted = mount?.(into.place, {
      fragment: into.shared,
      presence: props.presence,
      label: props.label,
      words: {
        placeholder: notesWords.placeholder,
        madeNewer: notesWords.madeNewer,
        taskDone: notesWords.taskDone,
        linkHint: notesWords.linkTitle,
        passageHint: (kind) => notesWords.passageHint[kind],
      },
      editable: props.editable,
      ...(props.passages === undefined ? {} : { passages: props.passages }),
      ...(props.sources === undefined ? {} : { sources: props.sources }),
      onState: tellState,
      onPassage: (passage) => props.onPassage?.(passage),
      onPassages: (passages) => props.onPassages?.(passages),
      ...(byKey('comment') === undefined ? {} : { onCommentWanted: () => pressKey('comment') }),
      onEdited: () => props.onEdited(),
      onKeptRefused: () => tellRefused(),
      onLinkWanted: () => setAsked('link'),
      onToolbarWanted: () => toolbar?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    });
    if (mounted === undefined) return;
    const handOver = editor() === undefined ? start?.end() : undefined;
    setEditor(mounted);
    tellState(mounted.state);
    handOver?.(mounted);
    props.onReady?.(mounted);
  };
  onMount(() => void load());
  // In one go, so that no letter comes between the old words and the new.
  createEffect(
    on(
      () => props.shared,
      (shared) => {
        const old = editor();
        if (old === undefined || place === undefined || !isSharedText(shared)) return;
        const caret = old.caret();
        old.destroy();
        open({ place, shared });
        if (caret !== undefined) editor()?.focus(caret);
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    const editable = props.editable;
    editor()?.setEditable(editable);
  });
  onCleanup(() => {
    gone = true;
    editor()?.destroy();
  });

  return (
    <div class={styles['frame']}>
      <Show when={editor() !== undefined && props.editable ? state() : undefined}>
        {(now) => (
          <RichTextToolbar
            state={now()}
            commands={editor()?.commands}
            extras={props.extras ?? []}
            onAsk={setAsked}
            ref={(own) => {
              toolbar = own;
            }}
          />
        )}
      </Show>
      <div
        ref={(own) => {
          place = own;
        }}
        class={styles['place']}
        hidden={fault() !== undefined || editor() === undefined}
      />
      <Show when={editor() === undefined}>{start?.area?.()}</Show>
      <Switch>
        <Match when={fault() === 'no-words'}>
          <Fault text={notesWords.noWords} />
        </Match>
        <Match when={fault() === 'not-loaded'}>
          <Fault text={notesWords.loadFault} />
          <FormActions from="start">
            <Button word={sharedWords.tryAgain} onClick={() => void load()} />
          </FormActions>
        </Match>
        <Match when={editor() === undefined && start?.area === undefined}>
          <p class={styles['loading']} role="status">
            {notesWords.loading}
          </p>
        </Match>
      </Switch>
      <Show when={asked() === 'link' ? editor() : undefined}>
        {(open) => (
          <LinkDialog
            address={state()?.link}
            onSet={(address) => {
              const set = open().commands.setLink(address);
              return set.ok ? undefined : set.error;
            }}
            onRemove={() => open().commands.unsetLink()}
            onClose={() => {
              setAsked(undefined);
              editor()?.focus();
            }}
          />
        )}
      </Show>
      <Show when={asked() === 'keys' ? editor() : undefined}>
        {(open) => (
          <KeysDialog
            shortcuts={open().shortcuts}
            mac={open().mac}
            onClose={() => setAsked(undefined)}
          />
        )}
      </Show>
    </div>
  );
}

/** The shared words live in a document; anything else was not given by a note. */
function isSharedText(shared: unknown): shared is NoteEditorOptions['fragment'] {
  return typeof shared === 'object' && shared !== null && 'doc' in shared;
}
