import { useNavigate } from '@solidjs/router';
import { createUniqueId, For, Show, untrack, type JSX } from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import { createMyDevices } from '../../../live/create-my-devices.ts';
import type { RestoredBackup } from '../../../live/device.ts';
import { introduceDevice } from '../../../live/introduce-device.ts';
import { Button } from '../../../ui/button.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { takeFocus } from '../../../ui/take-focus.ts';
import { restoreWords } from '../../../words/restore.ts';
import styles from './backup.module.css';
import { staysRemoved } from './stays-removed.ts';

/** What came of restoring, and where the copy from before went. */
export interface Restored extends RestoredBackup {
  readonly copy: { readonly file: string; readonly where: 'chosen' | 'downloads' } | undefined;
}

/** Says what is back, and leads there. */
export function RestoredSheet(props: { readonly restored: Restored }): JSX.Element {
  const { workspaces } = useApp();
  const navigate = useNavigate();
  const id = createUniqueId();
  // The others see at once what has come in.
  if (untrack(() => props.restored.own) === 'added') introduceDevice(createMyDevices(), 'unnamed');
  const own = (): string => {
    const { own: how, entries } = props.restored;
    return how === 'copied' ? restoreWords.copied(entries) : restoreWords.own[how];
  };
  /** What this browser has become, and what is between it and the one that the backup is from. */
  const device = (): readonly string[] => {
    const { own: how, added } = props.restored;
    if (how === 'added')
      return [restoreWords.device, restoreWords.shares, restoreWords.lost, restoreWords.removed];
    return [
      ...(added.length > 0
        ? [restoreWords.addedSince, restoreWords.onePerson, restoreWords.removed]
        : []),
      ...(how === 'copied' ? [restoreWords.apart] : []),
    ];
  };
  const putTogether = (): string | undefined =>
    staysRemoved({
      journal: props.restored.own === 'merged',
      workspaces: props.restored.merged.length > 0,
    });
  const isAllBack = (): boolean => putTogether() === undefined && props.restored.own !== 'copied';
  return (
    <Sheet look="next" aria-labelledby={id}>
      <h2 id={id} tabindex="-1" ref={takeFocus}>
        {isAllBack() ? restoreWords.doneHeading : restoreWords.addedHeading}
      </h2>
      <div class={styles['stack']}>
        <div class={styles['tight']} role="status">
          <Show when={props.restored.added.length}>
            {(count) => <p>{restoreWords.added(count())}</p>}
          </Show>
          <Show when={props.restored.merged.length}>
            {(count) => <p>{restoreWords.merged(count())}</p>}
          </Show>
          <Show when={own()}>{(text) => <p>{text()}</p>}</Show>
          <Show when={putTogether()}>{(text) => <p>{text()}</p>}</Show>
          <Show when={props.restored.copy}>
            {(copy) => (
              <p class={styles['quiet']}>{restoreWords.copyWent[copy().where](copy().file)}</p>
            )}
          </Show>
          <For each={device()}>{(text) => <p class={styles['quiet']}>{text}</p>}</For>
        </div>
        <FormActions from="start">
          <Show
            when={workspaces().length > 0}
            fallback={
              <Button
                look="main"
                word={restoreWords.openJournal}
                onClick={() => navigate('/journal')}
              />
            }
          >
            <Button look="main" word={restoreWords.goOn} onClick={() => navigate('/workspaces')} />
          </Show>
        </FormActions>
      </div>
    </Sheet>
  );
}
