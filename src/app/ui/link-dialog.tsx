import ExternalLink from 'lucide-solid/icons/external-link';
import { createSignal, Show, untrack, type JSX } from 'solid-js';
import type { LinkRefusal } from '../../editors/note/note-commands.ts';
import { notesWords } from '../words/notes.ts';
import { sharedWords } from '../words/shared.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Form, FormActions } from './form.tsx';
import { Icon } from './icon.tsx';
import styles from './link-dialog.module.css';
import { TextField } from './text-field.tsx';

export interface LinkDialogProps {
  /** The address of the link the caret is in. */
  readonly address: string | undefined;
  /** Why the address did not become a link; undefined when it did. */
  readonly onSet: (address: string) => LinkRefusal | undefined;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

const faultWords = {
  none: undefined,
  'not-allowed': notesWords.linkFault,
  'not-here': notesWords.linkNotHere,
} as const;

/** Asks for the address of a link, and opens the one that is there. */
export function LinkDialog(props: LinkDialogProps): JSX.Element {
  const [address, setAddress] = createSignal(untrack(() => props.address ?? ''));
  const [fault, setFault] = createSignal<LinkRefusal>();
  const set = (): void => {
    const refusal = props.onSet(address().trim());
    setFault(refusal);
    if (refusal === undefined) props.onClose();
  };
  return (
    <Dialog
      title={notesWords.linkHeading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <Form onSubmit={set}>
        <TextField
          label={notesWords.linkAddress}
          hint={notesWords.linkHint}
          value={address()}
          onInput={(text) => {
            setAddress(text);
            setFault(undefined);
          }}
          fault={faultWords[fault() ?? 'none']}
          ref={(box) => {
            box.dataset['first'] = '';
          }}
        />
        <Show when={props.address}>
          {(present) => (
            <p class={styles['open']}>
              <a href={present()} target="_blank" rel="noopener noreferrer">
                <Icon of={ExternalLink} />
                {notesWords.linkOpen}
              </a>
              {notesWords.linkOpenHint}
            </p>
          )}
        </Show>
        <FormActions>
          <Show when={props.address !== undefined}>
            <Button
              word={notesWords.linkRemove}
              onClick={() => {
                props.onRemove();
                props.onClose();
              }}
            />
          </Show>
          <Button type="submit" look="main" word={notesWords.linkSet} />
        </FormActions>
      </Form>
    </Dialog>
  );
}
