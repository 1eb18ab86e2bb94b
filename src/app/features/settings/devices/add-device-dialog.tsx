import { createEffect, createSignal, Match, onMount, Switch, untrack, type JSX } from 'solid-js';
import type { InvitationId } from '../../../../crdt/basics/id.ts';
import { useApp } from '../../../live/app-context.tsx';
import { createLive } from '../../../live/create-live.ts';
import type { MyDevices } from '../../../live/create-my-devices.ts';
import type { Device } from '../../../live/device.ts';
import { Button } from '../../../ui/button.tsx';
import { catchFocus } from '../../../ui/catch-focus.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { LinkToGive } from '../../../ui/link-to-give.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { devicesWords } from '../../../words/devices.ts';
import { sharedWords } from '../../../words/shared.ts';
import styles from './devices.module.css';

/** Long enough to fetch the other device, and short enough that a link left lying about is worth nothing. */
const worksForMs = 3_600_000;

/** Shows a link for another device as soon as it opens; once a device came in by it, there is nothing left to show. */
export default function AddDeviceDialog(props: {
  readonly devices: MyDevices;
  /** What this device is called where nobody has named it yet. */
  readonly self: Device['self'] | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  const { browser } = useApp();
  const toasts = useToasts();
  const { links, introduce } = untrack(() => props.devices);
  const list = createLive(links.list);
  const [made, setMade] = createSignal<InvitationId>();
  const [fault, setFault] = createSignal(false);
  let copyButton: HTMLButtonElement | undefined;
  const make = async (): Promise<void> => {
    setFault(false);
    const created = await links.create({ part: 'other', forMs: worksForMs }).catch(() => undefined);
    if (created?.ok === true) setMade(created.value.id);
    else setFault(true);
  };
  onMount(() => {
    const self = props.self;
    // Now somebody will see it on another device.
    if (self !== undefined) introduce(self);
    void make();
  });
  createEffect(() => {
    const used = list().find((one) => one.id === made() && one.state === 'used');
    if (used === undefined) return;
    toasts.show({ text: devicesWords.isIn(used.usedBy ?? devicesWords.noName) });
    props.onClose();
  });
  const link = (): string | undefined => {
    const id = made();
    // Read again when the list changes: it may have been taken back or have grown too old.
    return id === undefined || list().length === 0 ? undefined : links.link(id, browser.baseUrl);
  };
  const again = async (): Promise<void> => {
    await make();
    catchFocus(() => copyButton);
  };
  return (
    <Dialog title={devicesWords.add} closeWord={sharedWords.close} onClose={() => props.onClose()}>
      <div class={styles['add']}>
        <p class={styles['lead']}>{devicesWords.addLead}</p>
        <Switch fallback={<p class={styles['making']}>{devicesWords.making}</p>}>
          <Match when={fault()}>
            <Fault text={devicesWords.linkFault} />
            <Button word={sharedWords.tryAgain} onClick={() => void again()} />
          </Match>
          <Match when={link()}>
            {(text) => (
              <LinkToGive
                text={text()}
                words={devicesWords}
                hints={[devicesWords.qrHint, devicesWords.nextUp]}
                onCopy={(copied) => browser.copyText(copied)}
                onGiven={() => {
                  const id = made();
                  if (id !== undefined) void links.markGiven(id);
                }}
                copyButton={(own) => {
                  copyButton = own;
                }}
              />
            )}
          </Match>
        </Switch>
        <p class={styles['gentle']}>{devicesWords.onlyYours}</p>
      </div>
    </Dialog>
  );
}
