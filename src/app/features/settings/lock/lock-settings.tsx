import {
  createSignal,
  createUniqueId,
  For,
  lazy,
  Match,
  Show,
  Suspense,
  Switch,
  type JSX,
} from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import { createDevice } from '../../../live/create-device.ts';
import { createLive } from '../../../live/create-live.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { lockWords } from '../../../words/lock.ts';
import { shellWords } from '../../../words/shell.ts';
import styles from '../settings.module.css';
import { AddPasskey } from './add-passkey.tsx';
import { WayRow } from './way-row.tsx';

const PassphraseDialog = lazy(() => import('../../../cards/lock/passphrase-dialog.tsx'));
const RecoveryWordsDialog = lazy(() => import('./recovery-words-dialog.tsx'));

/** After how long of nobody touching it Attune may lock by itself. */
const minutesOffered = [1, 5, 10, 30, 60] as const;

/** Whether Attune asks before it opens here, what it asks for, and when it locks by itself. */
export function LockSettings(): JSX.Element {
  const { attune } = useApp();
  const ways = createLive(attune.lock.ways);
  const device = createDevice();
  const id = createUniqueId();
  const [open, setOpen] = createSignal<'passphrase' | 'words'>();
  const has = (way: 'passphrase' | 'recovery-words'): boolean =>
    ways().some((one) => one.way === way);
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{lockWords.heading}</h2>
      <div class={styles['stack']}>
        <Show
          when={ways().length > 0}
          fallback={
            <div class={styles['tight']}>
              <p>{lockWords.opensByItself}</p>
              <p class={styles['quiet']}>{lockWords.copyOpens}</p>
            </div>
          }
        >
          <div class={styles['tight']}>
            <p>{lockWords.asks}</p>
            <p class={styles['quiet']}>{lockWords.whileOpen}</p>
          </div>
          <ul class={styles['ways']} aria-label={lockWords.ways}>
            <For each={ways()}>
              {(way) => (
                <WayRow
                  way={way}
                  onChange={() => setOpen(way.way === 'passphrase' ? 'passphrase' : 'words')}
                />
              )}
            </For>
          </ul>
          <Show when={!has('recovery-words')}>
            <p class={styles['gentle']}>{lockWords.onlyWay}</p>
          </Show>
        </Show>
        <div class={styles['row']}>
          <Show when={!has('passphrase')}>
            <Button
              look={ways().length === 0 ? 'main' : 'plain'}
              word={lockWords.set}
              onClick={() => setOpen('passphrase')}
            />
          </Show>
          <Show when={ways().length > 0 && !has('recovery-words')}>
            <Button look="main" word={lockWords.makeWords} onClick={() => setOpen('words')} />
          </Show>
          <Show when={ways().length > 0}>
            <Button word={shellWords.lockNow} onClick={() => void attune.lock.lockNow()} />
          </Show>
        </div>
        <Show when={ways().length > 0}>
          <AddPasskey />
          <LockAfter />
        </Show>
      </div>
      <Suspense>
        <Switch>
          <Match when={open() === 'passphrase'}>
            <PassphraseDialog onClose={() => setOpen(undefined)} />
          </Match>
          <Match when={open() === 'words'}>
            <RecoveryWordsDialog
              print={device() === undefined ? undefined : () => device()?.print()}
              onClose={() => setOpen(undefined)}
            />
          </Match>
        </Switch>
      </Suspense>
    </Sheet>
  );
}

function LockAfter(): JSX.Element {
  const { attune, preferences } = useApp();
  const now = (): number => preferences().lockAfterMinutes;
  const offered = (): readonly number[] =>
    [...new Set([...minutesOffered, now()])].toSorted((a, b) => a - b);
  return (
    <div class={`${styles['apart']} ${styles['narrow']}`}>
      <SelectField
        label={lockWords.lockAfter}
        value={String(now())}
        options={offered().map((count) => ({
          value: String(count),
          word: lockWords.minutes(count),
        }))}
        onChange={(chosen) => void attune.setPreferences({ lockAfterMinutes: Number(chosen) })}
      />
      <p class={styles['quiet']}>{lockWords.lockAfterHint}</p>
    </div>
  );
}
