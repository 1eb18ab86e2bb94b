import { createSignal, createUniqueId, For, Show, untrack, type JSX } from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import type { BackupTarget, Device, LookedInto } from '../../../live/device.ts';
import { createLive } from '../../../live/create-live.ts';
import { Button } from '../../../ui/button.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { takeFocus } from '../../../ui/take-focus.ts';
import { backupWords, onDayAt } from '../../../words/backup.ts';
import { restoreWords } from '../../../words/restore.ts';
import { workspacesWords } from '../../../words/workspaces.ts';
import { backupName } from './backup-name.ts';
import styles from './backup.module.css';
import { createBackupWork } from './create-backup-work.ts';
import type { OpenedBackup } from './choose-backup.tsx';
import type { Restored } from './restored-sheet.tsx';
import { staysRemoved } from './stays-removed.ts';
import { Working } from './working.tsx';

/** What is in a backup, before anything of it is stored; and restoring it, after a copy of what is here was kept. */
export function InsideBackup(props: {
  readonly backup: OpenedBackup;
  readonly device: Device | undefined;
  readonly onRestored: (restored: Restored) => void;
  readonly onAnother: () => void;
}): JSX.Element {
  const { attune, browser, workspaces } = useApp();
  const personal = createLive(attune.personal);
  const work = createBackupWork();
  const id = createUniqueId();
  const [doing, setDoing] = createSignal<'copying' | 'restoring'>();
  const [fault, setFault] = createSignal<string>();
  /** Asked once: while it is restored, what comes is here as well. */
  const isSomethingHere = untrack(() => workspaces().length > 0 || personal().tag !== 'none');
  /** As `isSomethingHere`, asked once. */
  const staysAway = untrack(() => {
    const { ownHere, workspaces: backed } = props.backup.looked;
    const isHere = backed.some(({ id: one }) => workspaces().some(({ id: here }) => here === one));
    return staysRemoved({ journal: ownHere === 'same', workspaces: isHere });
  });
  const restore = async (device: Device | undefined, backup: OpenedBackup): Promise<void> => {
    setFault(undefined);
    if (device === undefined) return;
    let copy: BackupTarget | undefined;
    if (isSomethingHere) {
      copy = await device.chooseBackupPlace(backupName(browser.clock.nowMs(), 'before'));
      if (copy === undefined) return void setFault(restoreWords.noPlace);
      setDoing('copying');
    } else setDoing('restoring');
    const outcome = await run(device, { backup, copy }).catch(() => undefined);
    setDoing(undefined);
    if (outcome === undefined) setFault(restoreWords.faults['not-loaded']);
    else if (typeof outcome === 'string') setFault(outcome);
    else props.onRestored(outcome);
  };
  /** What came of it, or the sentence that says why nothing did. */
  const run = async (
    device: Device,
    { backup, copy }: { readonly backup: OpenedBackup; readonly copy: BackupTarget | undefined },
  ): Promise<Restored | string> => {
    const backups = await device.backups(attune);
    const watch = work.begin();
    const { passphrase, looked } = backup;
    if (copy !== undefined) {
      const kept = await backups.make({ scope: 'everything', passphrase, target: copy, watch });
      if (!kept.ok) return backupWords.faults[kept.error];
    }
    setDoing('restoring');
    const restored = await backups.restore(looked, watch);
    if (!restored.ok) return restoreWords.faults[restored.error];
    return { ...restored.value, copy: copy && { file: copy.name, where: copy.where } };
  };
  return (
    <Sheet aria-labelledby={id}>
      <Show
        when={doing()}
        fallback={
          <>
            <h2 id={id} tabindex="-1" ref={takeFocus}>
              {restoreWords.insideHeading}
            </h2>
            <div class={styles['stack']}>
              <Contents backup={props.backup} />
              <Show when={isSomethingHere}>
                <div class={styles['gentle']}>
                  <p>{restoreWords.nothingGoes}</p>
                  <Show when={staysAway}>
                    {(sentence) => (
                      <>
                        <p>{restoreWords.newsRemoves}</p>
                        <p>{sentence()}</p>
                      </>
                    )}
                  </Show>
                  <p>{restoreWords.copyFirst}</p>
                </div>
              </Show>
              <Fault text={fault()} />
              <FormActions from="start">
                <Button
                  look="main"
                  word={isSomethingHere ? restoreWords.copyAndRestore : restoreWords.restore}
                  onClick={() => void restore(props.device, props.backup)}
                />
                <Button
                  look="quiet"
                  word={restoreWords.another}
                  onClick={() => props.onAnother()}
                />
              </FormActions>
            </div>
          </>
        }
      >
        {(now) => (
          <>
            <h2 id={id}>{restoreWords.insideHeading}</h2>
            <Working
              what={now() === 'copying' ? restoreWords.copying : restoreWords.restoring}
              step={stepOf(now(), work.step())}
              text={restoreWords.restoringText}
              stopWord={restoreWords.stop}
              onStop={() => work.stop()}
            />
          </>
        )}
      </Show>
    </Sheet>
  );
}

function Contents(props: { readonly backup: OpenedBackup }): JSX.Element {
  const { browser, workspaces } = useApp();
  const looked = () => props.backup.looked;
  const isHere = (space: string): boolean => workspaces().some(({ id }) => id === space);
  return (
    <>
      <p>{restoreWords.made(onDayAt(looked().about.madeMs, browser.clock.nowMs()))}</p>
      <Show when={looked().workspaces.length > 0}>
        <ul class={styles['list']} aria-label={restoreWords.workspaces}>
          <For each={looked().workspaces}>
            {(workspace) => (
              <li class={styles['workspace']}>
                <strong class={styles['name']}>{workspace.name}</strong>
                <span class={styles['quiet']}>
                  {workspace.others.length === 0
                    ? restoreWords.onlyYou
                    : workspacesWords.withPeople(workspace.others)}
                </span>
                <Show when={isHere(workspace.id)}>
                  <span class={styles['quiet']}>{restoreWords.isHere}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={looked().personal}>
        {(own) => (
          <div class={styles['tight']}>
            <p>
              {own().journal === 0 ? restoreWords.ownEmpty : restoreWords.journal(own().journal)}
            </p>
            <p class={styles['quiet']}>{ownSentence[looked().ownHere]}</p>
          </div>
        )}
      </Show>
    </>
  );
}

/** What the own pages of a backup mean where there are none, the same, or others. */
const ownSentence: Readonly<Record<LookedInto['ownHere'], string>> = {
  none: restoreWords.becomes,
  same: restoreWords.journalMerged,
  other: restoreWords.journalCopied,
};

function stepOf(
  now: 'copying' | 'restoring',
  step: ReturnType<ReturnType<typeof createBackupWork>['step']>,
): string | undefined {
  if (step === undefined || step.doing === 'checking') return undefined;
  if (now === 'copying') return backupWords.writingStep(step.done, step.of);
  return restoreWords.restoringStep(step.done, step.of);
}
