import { createEffect, createSignal, Show, type JSX } from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import { createDevice } from '../../../live/create-device.ts';
import { createLive } from '../../../live/create-live.ts';
import { Button } from '../../../ui/button.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { lockWords } from '../../../words/lock.ts';
import styles from '../settings.module.css';

/** A passkey beside the other ways in, where this browser can make one that gives a key. */
export function AddPasskey(): JSX.Element {
  const { attune } = useApp();
  const device = createDevice();
  const toasts = useToasts();
  const ways = createLive(attune.lock.ways);
  const [can, setCan] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  createEffect(() => {
    void device()
      ?.canUsePasskeys()
      .then(setCan, () => undefined);
  });
  const isOffered = (): boolean => can() && ways().some(({ way }) => way !== 'passkey');
  const add = async (): Promise<void> => {
    if (asking()) return;
    setAsking(true);
    setFault(undefined);
    const added = await attune.lock.addPasskey().catch(() => undefined);
    setAsking(false);
    if (added?.ok === true) toasts.show({ text: lockWords.passkeyAdded });
    else setFault(lockWords.faults[added?.error ?? 'not-kept']);
  };
  return (
    <Show when={isOffered()}>
      <div class={styles['apart']}>
        <p class={styles['quiet']}>{lockWords.passkeyText}</p>
        <Button
          word={asking() ? lockWords.passkeyAsking : lockWords.addPasskey}
          aria-disabled={asking()}
          onClick={() => void add()}
        />
        <Fault text={fault()} />
      </div>
    </Show>
  );
}
