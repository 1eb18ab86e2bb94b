import { useLocation, useNavigate } from '@solidjs/router';
import {
  createEffect,
  createSignal,
  createUniqueId,
  lazy,
  Show,
  Suspense,
  type JSX,
} from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import type { BackupNote } from '../../../live/device.ts';
import { createDevice } from '../../../live/create-device.ts';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { backupWords, onDayAt } from '../../../words/backup.ts';
import styles from './backup.module.css';

const MakeBackupDialog = lazy(() => import('./make-backup-dialog.tsx'));

/** When the last backup was made and where it went, making one, and the way to what one brings back. */
export function BackupSettings(): JSX.Element {
  const { attune, browser, state } = useApp();
  const navigate = useNavigate();
  const device = createDevice();
  const id = createUniqueId();
  const [note, setNote] = createSignal<BackupNote>();
  // Whoever was reminded and pressed the button comes to make one.
  const asked: unknown = useLocation().state;
  const [making, setMaking] = createSignal(isAskedFor(asked));
  const look = (): void => {
    void device()
      ?.backups(attune)
      .then((backups) => backups.note())
      .then(setNote, () => undefined);
  };
  createEffect(look);
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{backupWords.heading}</h2>
      <div class={styles['stack']}>
        <div class={styles['tight']}>
          <p>{backupWords.text}</p>
          <Show when={note()?.made} fallback={<p class={styles['quiet']}>{backupWords.none}</p>}>
            {(made) => (
              <p class={styles['quiet']}>
                {backupWords.made(onDayAt(made().madeMs, browser.clock.nowMs()))}{' '}
                {backupWords.checked(onDayAt(made().checkedMs, browser.clock.nowMs()))}{' '}
                {backupWords.wentTo[made().where](made().file)}
              </p>
            )}
          </Show>
        </div>
        <div class={styles['row']}>
          <Show when={device() !== undefined && state().tag === 'ready'}>
            <Button word={backupWords.make} onClick={() => setMaking(true)} />
          </Show>
          <Button look="quiet" word={backupWords.restore} onClick={() => navigate('/restore')} />
        </div>
      </div>
      <Show when={making() && device()}>
        {(there) => (
          <Suspense>
            <MakeBackupDialog
              device={there()}
              onClose={() => {
                setMaking(false);
                look();
              }}
            />
          </Suspense>
        )}
      </Show>
    </Sheet>
  );
}

const isAskedFor = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'making' in state && state.making === 'backup';
