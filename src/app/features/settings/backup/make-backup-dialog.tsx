import { createSignal, Match, Switch, type JSX } from 'solid-js';
import type { SpaceId } from '../../../../crdt/basics/id.ts';
import { createTypedPassphrase, NewPassphrase } from '../../../cards/lock/new-passphrase.tsx';
import { useApp } from '../../../live/app-context.tsx';
import type { BackupScope, Device } from '../../../live/device.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Form, FormActions } from '../../../ui/form.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { backupWords } from '../../../words/backup.ts';
import { sharedWords } from '../../../words/shared.ts';
import { backupName } from './backup-name.ts';
import styles from './backup.module.css';
import { createBackupWork } from './create-backup-work.ts';
import { MadeBackup, type Made } from './made-backup.tsx';
import { Working } from './working.tsx';

/** Making a backup: what goes in, its passphrase, and where it goes; then it is read back before anybody relies on it. */
export default function MakeBackupDialog(props: {
  readonly device: Device;
  readonly onClose: () => void;
}): JSX.Element {
  const { attune, browser, workspaces } = useApp();
  const [scope, setScope] = createSignal<BackupScope>('everything');
  const [working, setWorking] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const [made, setMade] = createSignal<Made>();
  const work = createBackupWork();
  const typed = createTypedPassphrase();
  let saveButton: HTMLButtonElement | undefined;
  const make = async (device: Device): Promise<void> => {
    setFault(undefined);
    const what = scope();
    const passphrase = typed.read();
    if (passphrase === undefined) return;
    // Asked in the same breath as the press: browsers open no such question later.
    const size = what === 'everything' ? 'everything' : 'one';
    const target = await device.chooseBackupPlace(backupName(browser.clock.nowMs(), size));
    if (target === undefined) return;
    setWorking(true);
    const watch = work.begin();
    const outcome = await device
      .backups(attune)
      .then((backups) => backups.make({ scope: what, passphrase, target, watch }))
      .catch(() => undefined);
    setWorking(false);
    const { name: file, where } = target;
    if (outcome?.ok === true) {
      setMade({ backup: outcome.value, file, where, atMs: browser.clock.nowMs() });
    } else {
      setFault(backupWords.faults[outcome?.error ?? 'not-loaded']);
      queueMicrotask(() => saveButton?.focus());
    }
  };
  const options = (): readonly { readonly value: BackupScope; readonly word: string }[] => [
    { value: 'everything', word: backupWords.everything },
    ...workspaces().map(({ id, name }: { readonly id: SpaceId; readonly name: string }) => ({
      value: id,
      word: backupWords.one(name),
    })),
  ];
  const close = (): void => {
    if (!working()) props.onClose();
  };
  return (
    <Dialog
      title={made() === undefined ? backupWords.make : backupWords.doneHeading}
      {...(working() ? {} : { closeWord: sharedWords.close })}
      onClose={close}
    >
      <Switch>
        <Match when={made()}>
          {(done) => <MadeBackup made={done()} onClose={() => props.onClose()} />}
        </Match>
        <Match when={working()}>
          <Making step={work.step()} onStop={() => work.stop()} />
        </Match>
        <Match when={true}>
          <Form onSubmit={() => void make(props.device)}>
            <div class={styles['tight']}>
              <SelectField
                label={backupWords.scope}
                value={scope()}
                options={options()}
                onChange={setScope}
              />
              <p class={styles['quiet']} role="status">
                {backupWords.scopeText[scope() === 'everything' ? 'everything' : 'one']}
              </p>
            </div>
            <p class={styles['quiet']}>{backupWords.ownPassphrase}</p>
            <NewPassphrase typed={typed} onFault={setFault} />
            <Fault text={fault()} />
            <FormActions>
              <Button word={sharedWords.cancel} onClick={close} />
              <Button
                type="submit"
                look="main"
                word={backupWords.save}
                ref={(own) => {
                  saveButton = own;
                }}
              />
            </FormActions>
          </Form>
        </Match>
      </Switch>
    </Dialog>
  );
}

function Making(props: {
  readonly step: ReturnType<ReturnType<typeof createBackupWork>['step']>;
  readonly onStop: () => void;
}): JSX.Element {
  const isChecking = (): boolean => props.step?.doing === 'checking';
  const step = (): string | undefined =>
    props.step === undefined || isChecking()
      ? undefined
      : backupWords.writingStep(props.step.done, props.step.of);
  return (
    <Working
      what={isChecking() ? backupWords.checking : backupWords.writing}
      step={step()}
      text={backupWords.checkingText}
      stopWord={backupWords.stop}
      onStop={() => props.onStop()}
    />
  );
}
