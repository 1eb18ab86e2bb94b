import { createResource, createUniqueId, Show, type JSX } from 'solid-js';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { settingsWords, sizeWords } from '../../words/settings.ts';
import styles from './settings.module.css';

/** What rests on this device, and honestly how safe that is. */
export function StorageSettings(): JSX.Element {
  const { workspace } = useWorkspace();
  const id = createUniqueId();
  const [estimate] = createResource(() => workspace.storageEstimate());
  // `latest` does not hold the page back while the browser counts, but throws what the browser threw.
  const known = () => (estimate.error === undefined ? estimate.latest : undefined);
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{settingsWords.storage}</h2>
      <div class={`${styles['stack']} ${styles['tight']}`}>
        <p>{settingsWords.storageText}</p>
        <p class={styles['quiet']}>{settingsWords.storageKey}</p>
        <Show when={known()}>
          {(now) => (
            <p class={styles['quiet']}>
              <Show when={now().usedBytes}>
                {(bytes) => <>{settingsWords.storageUsed(sizeWords(bytes()))} </>}
              </Show>
              {now().persistent
                ? settingsWords.storagePersistent
                : settingsWords.storageNotPersistent}
            </p>
          )}
        </Show>
      </div>
    </Sheet>
  );
}
