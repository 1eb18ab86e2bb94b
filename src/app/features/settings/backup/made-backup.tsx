import { Show, type JSX } from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import type { WrittenBackup } from '../../../live/device.ts';
import { Button } from '../../../ui/button.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { takeFocus } from '../../../ui/take-focus.ts';
import { backupWords } from '../../../words/backup.ts';
import { sharedWords } from '../../../words/shared.ts';
import { clockTime } from '../../../words/when.ts';
import styles from './backup.module.css';

/** What a backup that was made is told of. */
export interface Made {
  readonly backup: WrittenBackup;
  readonly file: string;
  readonly where: 'chosen' | 'downloads';
  readonly atMs: number;
}

/** A backup that was made and checked: where it went, what is not in it, and how to keep it. */
export function MadeBackup(props: {
  readonly made: Made;
  readonly onClose: () => void;
}): JSX.Element {
  const { workspaces } = useApp();
  const leftOut = (): readonly string[] =>
    props.made.backup.leftOut.map(
      (id) => workspaces().find((one) => one.id === id)?.name ?? backupWords.ownPages,
    );
  return (
    <>
      <div class={styles['working']} role="status" tabindex="-1" ref={takeFocus}>
        <p>
          <strong>{backupWords.checkedToday(clockTime(props.made.atMs))}</strong>{' '}
          {backupWords.doneText}
        </p>
        <p>{backupWords.wentTo[props.made.where](props.made.file)}</p>
        <Show when={leftOut().length > 0}>
          <p class={styles['gentle']}>{backupWords.leftOut(leftOut())}</p>
        </Show>
        <Show when={props.made.backup.absentPhotos > 0}>
          <p class={styles['gentle']}>{backupWords.absentPhotos(props.made.backup.absentPhotos)}</p>
        </Show>
        <Show when={props.made.backup.missingFiles > 0}>
          <p class={styles['gentle']}>{backupWords.missingFiles(props.made.backup.missingFiles)}</p>
        </Show>
        <p class={styles['quiet']}>{backupWords.keepIt}</p>
        <p class={styles['quiet']}>{backupWords.access}</p>
      </div>
      <FormActions>
        <Button look="main" word={sharedWords.close} onClick={() => props.onClose()} />
      </FormActions>
    </>
  );
}
