import MonitorSmartphone from 'lucide-solid/icons/monitor-smartphone';
import { createSignal, createUniqueId, lazy, Show, Suspense, type JSX } from 'solid-js';
import { createDevice } from '../../../live/create-device.ts';
import { createFollowed } from '../../../live/create-followed.ts';
import { createMyDevices } from '../../../live/create-my-devices.ts';
import { createOwnLeft } from '../../../live/create-own-left.ts';
import { Button } from '../../../ui/button.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { devicesWords } from '../../../words/devices.ts';
import { sharedWords } from '../../../words/shared.ts';
import styles from '../settings.module.css';
import { DeviceList } from './device-list.tsx';

const AddDevice = lazy(() => import('./add-device-dialog.tsx'));

/** The devices that have this person's journal and workspaces, and the way to another one. */
export function MyDevices(): JSX.Element {
  const mine = createMyDevices();
  const device = createDevice();
  const id = createUniqueId();
  const isLeft = createOwnLeft();
  const standing = createFollowed(() => mine.devices()?.standing, undefined);
  const isOut = (): boolean => (standing() ?? (isLeft() === true ? 'told' : 'in')) !== 'in';
  /**
   * Taken out for certain, it has nothing to remove any more. Whoever only says so may be a device that nobody let in: then the
   * list stays, and that one can be removed.
   */
  const hasList = (): boolean => standing() !== 'out';
  const [adding, setAdding] = createSignal(false);
  const [opening, setOpening] = createSignal(false);
  const open = async (): Promise<void> => {
    if (opening()) return;
    const isRetry = mine.fault();
    setOpening(true);
    const opened = await mine.open();
    setOpening(false);
    if (opened?.standing.get() === 'in' && !isRetry) setAdding(true);
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{devicesWords.heading}</h2>
      <div class={styles['stack']}>
        <Show when={isOut()}>
          <p>{devicesWords.out}</p>
          <p class={styles['quiet']}>{devicesWords.outBack}</p>
        </Show>
        <Show
          when={hasList() ? mine.devices() : undefined}
          keyed
          fallback={
            <Show when={!mine.fault() && hasList()}>
              <p class={styles['quiet']}>
                {mine.opening() ? devicesWords.opening : devicesWords.one}
              </p>
            </Show>
          }
        >
          {(devices) => <DeviceList devices={devices} self={device()?.self} isOut={isOut()} />}
        </Show>
        <Fault text={mine.fault() ? devicesWords.notOpened : undefined} />
        <Show when={!isOut() || mine.fault()}>
          <Button
            icon={MonitorSmartphone}
            word={mine.fault() ? sharedWords.tryAgain : devicesWords.add}
            aria-disabled={opening()}
            onClick={() => void open()}
          />
        </Show>
      </div>
      <Suspense>
        <Show when={adding() && mine.devices()}>
          {(devices) => (
            <AddDevice devices={devices()} self={device()?.self} onClose={() => setAdding(false)} />
          )}
        </Show>
      </Suspense>
    </Sheet>
  );
}
