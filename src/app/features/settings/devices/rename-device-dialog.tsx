import { createSignal, untrack, type JSX } from 'solid-js';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form, FormActions } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { devicesWords } from '../../../words/devices.ts';
import { sharedWords } from '../../../words/shared.ts';

/** As long as a name of a device may be, in UTF-16 units. */
const nameLimit = 80;

/** Another name for one of the own devices: the same on all of them. */
export default function RenameDeviceDialog(props: {
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const [name, setName] = createSignal(untrack(() => props.name));
  const [missing, setMissing] = createSignal(false);
  let box: HTMLInputElement | undefined;
  const save = (): void => {
    setMissing(name().trim() === '');
    if (missing()) return box?.focus();
    props.onSave(name().trim());
    props.onClose();
  };
  return (
    <Dialog
      title={devicesWords.renameHeading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <Form onSubmit={save}>
        <TextField
          label={devicesWords.name}
          value={name()}
          onInput={(text) => {
            setName(text);
            setMissing(false);
          }}
          maxLength={nameLimit}
          fault={missing() ? devicesWords.nameMissing : undefined}
          ref={(element) => {
            box = element;
            element.dataset['first'] = '';
          }}
        />
        <FormActions>
          <Button word={sharedWords.cancel} onClick={() => props.onClose()} />
          <Button type="submit" look="main" word={devicesWords.saveName} />
        </FormActions>
      </Form>
    </Dialog>
  );
}
