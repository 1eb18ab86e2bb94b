import { Match, Switch, type JSX } from 'solid-js';
import type { DeviceNotice, DoorNews, DoorRequest } from '../../crdt/spaces/index.ts';
import { AddedNotice } from './added-notice.tsx';
import { DoorNotice } from './door-notice.tsx';

/** Somebody at a door, or a device that was added: each with its own words. */
export function DoorNewsNotice(props: { readonly door: DoorNews }): JSX.Element {
  const added = (): DeviceNotice | undefined =>
    props.door.tag === 'device-added' ? props.door : undefined;
  const atDoor = (): DoorRequest | undefined =>
    props.door.tag === 'device-added' ? undefined : props.door;
  return (
    <Switch>
      <Match when={added()}>{(notice) => <AddedNotice notice={notice()} />}</Match>
      <Match when={atDoor()}>{(door) => <DoorNotice door={door()} />}</Match>
    </Switch>
  );
}
