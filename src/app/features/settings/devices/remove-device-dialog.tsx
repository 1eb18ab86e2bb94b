import { createSignal, Show, untrack, type JSX } from 'solid-js';
import type { MyDevices } from '../../../live/create-my-devices.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { devicesWords } from '../../../words/devices.ts';
import { sharedWords } from '../../../words/shared.ts';
import styles from './devices.module.css';

/** Taking one device away, after its exact consequence has been read. */
export default function RemoveDeviceDialog(props: {
  readonly name: string;
  /** It is in no browser: it sleeps in the backups of another device. */
  readonly sleeps: boolean;
  /** There are backups from which it could have been brought back. */
  readonly hasBackups: boolean;
  /** Another device says that this one was removed itself: then nothing is promised. */
  readonly isTold: boolean;
  readonly onRemove: () => ReturnType<MyDevices['remove']>;
  readonly onClose: () => void;
}): JSX.Element {
  const toasts = useToasts();
  const name = untrack(() => props.name);
  const [removing, setRemoving] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const action = (): string =>
    props.sleeps ? devicesWords.removeSleeping.action : devicesWords.removeDo;
  const said = (): ((name: string) => string) => {
    if (props.isTold) return devicesWords.removedTold;
    return props.sleeps ? devicesWords.removeSleeping.removed : devicesWords.removed;
  };
  const remove = async (): Promise<void> => {
    if (removing()) return;
    setRemoving(true);
    setFault(undefined);
    const removed = await props.onRemove().catch(() => undefined);
    setRemoving(false);
    if (removed?.ok !== true) {
      setFault(devicesWords.removeFault);
      return;
    }
    toasts.show({ text: said()(name) });
    props.onClose();
  };
  return (
    <Dialog
      title={props.sleeps ? devicesWords.removeSleeping.heading : devicesWords.removeHeading(name)}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <div class={styles['removing']}>
        <Show
          when={props.sleeps}
          fallback={
            <>
              <Show when={!props.isTold} fallback={<p>{devicesWords.removeTold}</p>}>
                <p>{devicesWords.removeGets}</p>
                <p>{devicesWords.removeOffline}</p>
              </Show>
              <p>{devicesWords.removeKeeps}</p>
              <Show when={props.hasBackups}>
                <p>{devicesWords.removeBackups}</p>
              </Show>
              <p class={styles['gentle']}>{devicesWords.removeLost}</p>
              <Show when={!props.isTold}>
                <p>{devicesWords.removeBack}</p>
              </Show>
            </>
          }
        >
          <p>{devicesWords.removeSleeping.gets}</p>
          <p>{devicesWords.removeOffline}</p>
          <p>{devicesWords.removeSleeping.keeps}</p>
          <p class={styles['gentle']}>{devicesWords.removeSleeping.lost}</p>
        </Show>
      </div>
      <Fault text={fault()} />
      <FormActions>
        <Button word={devicesWords.keep} onClick={() => props.onClose()} />
        <Button
          look="danger"
          word={removing() ? devicesWords.removing : action()}
          aria-disabled={removing()}
          onClick={() => void remove()}
        />
      </FormActions>
    </Dialog>
  );
}
