import {
  createEffect,
  createSignal,
  Match,
  onCleanup,
  onMount,
  Show,
  Switch,
  type JSX,
} from 'solid-js';
import type {
  mountNoteEditor,
  NoteEditor,
  NoteEditorOptions,
} from '../../editors/note/mount-note-editor.ts';
import type { ToolbarState } from '../../editors/note/toolbar-state.ts';
import type { EditorPresence } from '../../editors/shared/presence.ts';
import { notesWords } from '../words/notes.ts';
import { sharedWords } from '../words/shared.ts';
import { Button } from './button.tsx';
import { LinkDialog } from './link-dialog.tsx';
import '../../editors/note/note-editor.css';
import styles from './rich-text.module.css';
import { RichTextToolbar } from './rich-text-toolbar.tsx';

export interface RichTextProps {
  /** The name of the writing area. */
  readonly label: string;
  /** The shared words, opaque to everything but the editor. */
  readonly shared: unknown;
  readonly presence: EditorPresence;
  readonly editable: boolean;
  readonly onEdited: () => void;
}

/** A place to write in together. The editor itself is loaded when it is first needed. */
export function RichText(props: RichTextProps): JSX.Element {
  const [editor, setEditor] = createSignal<NoteEditor>();
  const [state, setState] = createSignal<ToolbarState>();
  const [fault, setFault] = createSignal<'not-loaded' | 'no-words'>();
  const [linking, setLinking] = createSignal(false);
  let place: HTMLDivElement | undefined;
  let toolbar: HTMLDivElement | undefined;
  let gone = false;

  const load = async (): Promise<void> => {
    setFault(undefined);
    const { shared } = props;
    if (!isSharedText(shared)) {
      setFault('no-words');
      return;
    }
    try {
      const loaded = await import('../../editors/note/mount-note-editor.ts');
      if (!gone && place !== undefined) open(loaded.mountNoteEditor, { place, shared });
    } catch {
      setFault('not-loaded');
    }
  };
  const open = (
    mount: typeof mountNoteEditor,
    into: { readonly place: HTMLElement; readonly shared: NoteEditorOptions['fragment'] },
  ): void => {
    into.place.replaceChildren();
    const mounted = mount(into.place, {
      fragment: into.shared,
      presence: props.presence,
      label: props.label,
      words: {
        placeholder: notesWords.placeholder,
        madeNewer: notesWords.madeNewer,
        taskDone: notesWords.taskDone,
      },
      editable: props.editable,
      onState: setState,
      onEdited: () => props.onEdited(),
      onLinkWanted: () => setLinking(true),
      onToolbarWanted: () => toolbar?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    });
    setState(mounted.state);
    setEditor(mounted);
  };
  onMount(() => void load());
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
            onLink={() => setLinking(true)}
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
      />
      <Switch>
        <Match when={fault() === 'no-words'}>
          <p role="alert">{notesWords.noWords}</p>
        </Match>
        <Match when={fault() === 'not-loaded'}>
          <p role="alert">{notesWords.loadFault}</p>
          <Button word={sharedWords.tryAgain} onClick={() => void load()} />
        </Match>
        <Match when={editor() === undefined}>
          <p class={styles['loading']} role="status">
            {notesWords.loading}
          </p>
        </Match>
      </Switch>
      <Show when={linking() ? editor() : undefined}>
        {(open) => (
          <LinkDialog
            address={state()?.link}
            onSet={(address) => open().commands.setLink(address).ok}
            onRemove={() => open().commands.unsetLink()}
            onClose={() => {
              setLinking(false);
              open().focus();
            }}
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
