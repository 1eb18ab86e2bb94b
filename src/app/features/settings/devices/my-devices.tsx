import MonitorSmartphone from 'lucide-solid/icons/monitor-smartphone';
import { createSignal, createUniqueId, lazy, Show, Suspense, type JSX } from 'solid-js';
import { createDevice } from '../../../live/create-device.ts';
import { createMyDevices } from '../../../live/create-my-devices.ts';
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
  const [adding, setAdding] = createSignal(false);
  const [opening, setOpening] = createSignal(false);
  const open = async (): Promise<void> => {
    if (opening()) return;
    const isRetry = mine.fault();
    setOpening(true);
    const opened = await mine.open();
    setOpening(false);
    if (opened !== undefined && !isRetry) setAdding(true);
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{devicesWords.heading}</h2>
      <div class={styles['stack']}>
        <Show
          when={mine.devices()}
          keyed
          fallback={
            <Show when={!mine.fault()}>
              <p class={styles['quiet']}>
                {mine.opening() ? devicesWords.opening : devicesWords.one}
              </p>
            </Show>
          }
        >
          {(devices) => <DeviceList devices={devices} self={device()?.self} />}
        </Show>
        <Fault text={mine.fault() ? devicesWords.notOpened : undefined} />
        <Button
          icon={MonitorSmartphone}
          word={mine.fault() ? sharedWords.tryAgain : devicesWords.add}
          aria-disabled={opening()}
          onClick={() => void open()}
        />
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
