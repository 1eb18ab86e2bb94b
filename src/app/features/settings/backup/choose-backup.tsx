import { createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import type { Device, LookedInto } from '../../../live/device.ts';
import { blobSource } from '../../../live/blob-source.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Form, FormActions } from '../../../ui/form.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { restoreWords } from '../../../words/restore.ts';
import { createBackupWork } from './create-backup-work.ts';
import { Working } from './working.tsx';

/** A backup that opened, with the passphrase that the copy from before is to have, too. */
export interface OpenedBackup {
  readonly looked: LookedInto;
  readonly passphrase: string;
}

/** The file and its passphrase. All of it is read and checked before anything is shown of it. */
export function ChooseBackup(props: {
  readonly device: Device;
  /** Another file is wanted than the one before: that is where one goes on. */
  readonly again: boolean;
  readonly onOpened: (opened: OpenedBackup) => void;
}): JSX.Element {
  const { attune } = useApp();
  const work = createBackupWork();
  const [file, setFile] = createSignal<File>();
  const [passphrase, setPassphrase] = createSignal('');
  const [shown, setShown] = createSignal(false);
  const [missing, setMissing] = createSignal<'file' | 'passphrase'>();
  const [looking, setLooking] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  let fileBox: HTMLInputElement | undefined;
  let passphraseBox: HTMLInputElement | undefined;
  onCleanup(() => setPassphrase(''));
  onMount(() => {
    if (props.again) queueMicrotask(() => fileBox?.focus());
  });
  const look = async (): Promise<void> => {
    setFault(undefined);
    const chosen = file();
    setMissing(chosen === undefined ? 'file' : passphrase() === '' ? 'passphrase' : undefined);
    if (chosen === undefined) return fileBox?.focus();
    if (passphrase() === '') return passphraseBox?.focus();
    const typed = passphrase();
    setLooking(true);
    const { wanted } = work.begin();
    const outcome = await props.device
      .backups(attune)
      .then((backups) => backups.look(blobSource(chosen), typed, wanted))
      .catch(() => undefined);
    setLooking(false);
    if (outcome?.ok === true) {
      props.onOpened({ looked: outcome.value, passphrase: typed });
      return;
    }
    setFault(restoreWords.faults[outcome?.error ?? 'not-loaded']);
    if (outcome?.error === 'wrong-passphrase') passphraseBox?.focus();
    else fileBox?.focus();
  };
  return (
    <Sheet>
      <Show when={looking()}>
        <Working
          what={restoreWords.looking}
          text={restoreWords.lookingText}
          stopWord={restoreWords.stop}
          onStop={() => work.stop()}
        />
      </Show>
      {/* What was chosen and typed stays while it is looked at, and is there again when it has to be looked at once more. */}
      <div hidden={looking()}>
        <Form onSubmit={() => void look()}>
          <FileField
            label={restoreWords.file}
            hint={restoreWords.fileHint}
            accept=".attune"
            fault={missing() === 'file' ? restoreWords.fileMissing : undefined}
            onChoose={(chosen) => {
              setFile(chosen);
              setMissing(undefined);
              setFault(undefined);
            }}
            ref={(own) => {
              fileBox = own;
            }}
          />
          <SecretField
            label={restoreWords.passphrase}
            keeper="off"
            value={passphrase()}
            shown={shown()}
            fault={missing() === 'passphrase' ? restoreWords.passphraseMissing : undefined}
            onInput={(text) => {
              setPassphrase(text);
              setMissing(undefined);
            }}
            ref={(own) => {
              passphraseBox = own;
            }}
          />
          <Checkbox label={restoreWords.show} checked={shown()} onChange={setShown} />
          <Fault text={fault()} />
          <FormActions from="start">
            <Button type="submit" look="main" word={restoreWords.look} />
          </FormActions>
        </Form>
      </div>
    </Sheet>
  );
}
