import { createEffect, createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { createDevice } from '../../live/create-device.ts';
import { createLive } from '../../live/create-live.ts';
import type { DeviceStorage } from '../../live/device.ts';
import { Button } from '../../ui/button.tsx';
import { catchFocus } from '../../ui/catch-focus.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { settingsWords, sizeWords } from '../../words/settings.ts';
import styles from './settings.module.css';

/** What rests on this device, and honestly how safe that is. */
export function StorageSettings(): JSX.Element {
  const { attune } = useApp();
  const ways = createLive(attune.lock.ways);
  const device = createDevice();
  const id = createUniqueId();
  const [known, setKnown] = createSignal<DeviceStorage>();
  const [answer, setAnswer] = createSignal<'yes' | 'no'>();
  const look = (): void => {
    void device()
      ?.storage()
      .then(setKnown, () => undefined);
  };
  createEffect(look);
  const ask = async (): Promise<void> => {
    const isKept = await device()?.askToKeep();
    setAnswer(isKept === true ? 'yes' : 'no');
    look();
    // Once it was promised there is nothing left to ask, and no button.
    catchFocus();
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{settingsWords.storage}</h2>
      <div class={`${styles['stack']} ${styles['tight']}`}>
        <p>{settingsWords.storageText}</p>
        <Show when={ways().length === 0}>
          <p class={styles['quiet']}>{settingsWords.storageKey}</p>
        </Show>
        <Show when={known()}>
          {(now) => (
            <>
              <p class={styles['quiet']}>
                <Show when={now().usedBytes}>
                  {(bytes) => <>{settingsWords.storageUsed(sizeWords(bytes()))} </>}
                </Show>
                {now().persistent
                  ? settingsWords.storagePersistent
                  : settingsWords.storageNotPersistent}
              </p>
              <Show when={!now().persistent}>
                <Button word={settingsWords.storageAsk} onClick={() => void ask()} />
              </Show>
            </>
          )}
        </Show>
        <p class={styles['quiet']} aria-live="polite">
          <Show when={answer()}>{(said) => <>{settingsWords.storageAnswers[said()]}</>}</Show>
        </p>
      </div>
    </Sheet>
  );
}
