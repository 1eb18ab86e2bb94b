import { createSignal, For, lazy, Match, Show, Suspense, Switch, type JSX } from 'solid-js';
import { createLive } from '../../../live/create-live.ts';
import type { MyDevices, OwnDevice } from '../../../live/create-my-devices.ts';
import { createProjection } from '../../../live/create-projection.ts';
import type { Device } from '../../../live/device.ts';
import { devicesWords } from '../../../words/devices.ts';
import styles from '../settings.module.css';
import { DeviceRow } from './device-row.tsx';

const RenameDevice = lazy(() => import('./rename-device-dialog.tsx'));
const RemoveDevice = lazy(() => import('./remove-device-dialog.tsx'));

/** Every device in a row, and what is still on its way to this one. */
export function DeviceList(props: {
  /** Another list is another component. */
  readonly devices: MyDevices;
  readonly self: Device['self'] | undefined;
  /** Others say that this one was removed: nothing is said of what they share. */
  readonly isOut: boolean;
}): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- keyed: another list is another component.
  const { list: live, awaited: liveAwaited, rename, remove } = props.devices;
  const view = createProjection({
    get: () => ({ list: live.get() }),
    subscribe: (listener) => live.subscribe((list) => listener({ list })),
  });
  const awaited = createLive(liveAwaited);
  const [open, setOpen] = createSignal<{ what: 'rename' | 'remove'; device: OwnDevice }>();
  const ownName = (one: OwnDevice | undefined): string =>
    one?.name || (one?.isThis === true ? (props.self?.name ?? '') : '') || devicesWords.noName;
  const nameOf = (one: OwnDevice): string =>
    one.backupsOf === undefined || one.name !== ''
      ? ownName(one)
      : devicesWords.backupsOf(ownName(view.list.find(({ id }) => id === one.backupsOf)));
  const hasBackups = (one: OwnDevice): boolean =>
    !props.isOut && view.list.some(({ backupsOf }) => backupsOf === one.id);
  const anyBackups = (): boolean => view.list.some(({ kind }) => kind === 'backup');
  /** What sleeps in a backup is not one more device that has what is written. */
  const lead = (): string => {
    if (view.list.filter(({ kind }) => kind !== 'backup').length > 1) return devicesWords.lead;
    return anyBackups() ? devicesWords.oneAndBackups : devicesWords.one;
  };
  const about = (what: 'rename' | 'remove'): OwnDevice | undefined => {
    const now = open();
    return now?.what === what ? now.device : undefined;
  };
  const close = (): void => {
    setOpen(undefined);
  };
  return (
    <>
      <Show when={!props.isOut || view.list.length > 1}>
        <p class={styles['quiet']}>{props.isOut ? devicesWords.outTold : lead()}</p>
      </Show>
      <ul class={styles['ways']} aria-label={devicesWords.heading}>
        <For each={view.list}>
          {(device) => (
            <DeviceRow
              device={device}
              name={nameOf(device)}
              onRename={props.isOut ? undefined : () => setOpen({ what: 'rename', device })}
              onRemove={
                props.isOut && device.kind === 'backup'
                  ? undefined
                  : () => setOpen({ what: 'remove', device })
              }
            />
          )}
        </For>
      </ul>
      <Show when={!props.isOut && anyBackups()}>
        <p class={styles['quiet']}>{devicesWords.ofBackups}</p>
      </Show>
      <p class={styles['quiet']} role="status">
        <Show when={!props.isOut && awaited() > 0}>{devicesWords.awaited(awaited())}</Show>
      </p>
      <Suspense>
        <Switch>
          <Match when={about('rename')}>
            {(one) => (
              <RenameDevice
                name={nameOf(one())}
                onSave={(name) => rename(one().id, name)}
                onClose={close}
              />
            )}
          </Match>
          <Match when={about('remove')}>
            {(one) => (
              <RemoveDevice
                name={nameOf(one())}
                sleeps={one().kind === 'backup'}
                hasBackups={hasBackups(one())}
                isTold={props.isOut}
                onRemove={() => remove(one().id)}
                onClose={close}
              />
            )}
          </Match>
        </Switch>
      </Suspense>
    </>
  );
}
