import { createSignal, Show, untrack, type JSX } from 'solid-js';
import { notesWords } from '../words/notes.ts';
import { sharedWords } from '../words/shared.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Form, FormActions } from './form.tsx';
import { TextField } from './text-field.tsx';

export interface LinkDialogProps {
  /** The address of the link the caret is in. */
  readonly address: string | undefined;
  /** False when this address is not allowed. */
  readonly onSet: (address: string) => boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Asks for the address of a link. */
export function LinkDialog(props: LinkDialogProps): JSX.Element {
  const [address, setAddress] = createSignal(untrack(() => props.address ?? ''));
  const [fault, setFault] = createSignal(false);
  const set = (): void => {
    if (props.onSet(address().trim())) props.onClose();
    else setFault(true);
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
            setFault(false);
          }}
          fault={fault() ? notesWords.linkFault : undefined}
          ref={(box) => {
            box.dataset['first'] = '';
          }}
        />
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
