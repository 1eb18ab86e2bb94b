import { For, type JSX } from 'solid-js';
import type { Shortcut } from '../../editors/note/note-shortcuts.ts';
import { notesWords } from '../words/notes.ts';
import { sharedWords } from '../words/shared.ts';
import { Dialog } from './dialog.tsx';
import styles from './keys-dialog.module.css';

export interface KeysDialogProps {
  readonly shortcuts: readonly Shortcut[];
  /** Whether Cmd stands where others have Ctrl. */
  readonly mac: boolean;
  readonly onClose: () => void;
}

/** Every key that does something in a note. */
export function KeysDialog(props: KeysDialogProps): JSX.Element {
  return (
    <Dialog
      title={notesWords.keysHeading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <dl class={styles['keys']}>
        <For each={props.shortcuts}>
          {(shortcut) => (
            <div>
              <dt>{notesWords.shortcuts[shortcut.action]}</dt>
              <dd>
                <kbd>{notesWords.keys(shortcut.keys, props.mac)}</kbd>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
