import type { DeviceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import { isAsleep } from '../sealing/certificate.ts';
import type { OpenVault } from '../vault/vault.ts';
import { lacking } from './ask-for-workspaces.ts';
import { freeDeviceName } from './free-device-name.ts';
import type { MyDevices, OwnDevice, OwnStanding } from './my-devices.ts';
import { ownGround } from './own-ground.ts';
import type { OwnGround } from './own-ground.ts';
import { partingRecords } from './parting-records.ts';
import type { Platform } from './platform.ts';
import { saidToBeOut } from './said-to-be-out.ts';
import type { HeldSpace } from './space-register.ts';
import { createWorkspaceInvitations } from './workspace-invitations.ts';

/** Opens the list of own devices over the open personal Space, for as long as that is open. */
export function openMyDevices(of: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly held: HeldSpace;
}): MyDevices {
  const { vault, platform, held } = of;
  const { space, connection } = held;
  const ground = ownGround({ vault, platform, space });
  const here = (): ReadonlySet<string> =>
    new Set(connection.presence.others.get().map(({ device }) => device));
  const list = liveValue(readDevices(ground, here()));
  const awaited = liveValue(lacking(ground).size);
  const standing = liveValue(readStanding(ground, here()));
  const look = (): void => {
    standing.set(readStanding(ground, here()));
    list.set(readDevices(ground, here()));
    awaited.set(lacking(ground).size);
  };
  ground.onChange(look);
  connection.presence.others.subscribe(look);
  vault.keyring.revision.subscribe(look);
  const links = createWorkspaceInvitations({ workspace: space.id, device: true, vault, platform });
  return {
    standing,
    list,
    awaited,
    links,
    introduce({ name, kind }) {
      const known = ground.devices().devices.find(({ id }) => id === ground.mine);
      const isNamed = name === undefined || (known !== undefined && known.name !== '');
      if (ground.isNewer() || (isNamed && hasKind(ground))) return;
      const free =
        name === undefined ? undefined : freeDeviceName(space, { id: ground.mine, name });
      ground.write.devices.introduce({ id: ground.mine, name: free, kind });
    },
    rename: (id, name) => ground.write.devices.rename(id, name),
    async remove(id) {
      await space.log.remove([id, ...sleepingWith(space, id)]);
      return space.saved();
    },
  };
}

/** Whoever has a device has the keys of what sleeps in its backups, too. */
const sleepingWith = ({ log }: OwnGround['space'], id: DeviceId): readonly DeviceId[] =>
  log.roster
    .get()
    .devices()
    .filter(({ certificate }) => isAsleep(certificate) && certificate.issuer === id)
    .map(({ device }) => device);

/** Whether it is written what this device is: only it can know. */
const hasKind = ({ space, mine }: OwnGround): boolean =>
  space.log.doc.getMap('devices').has(`kind:${mine}`);

/** As the concern of the own Space says it, but known at once: that is told only after a while of looking for the others. */
function readStanding(
  { space, vault, mine, isPresent }: OwnGround,
  here: ReadonlySet<string>,
): OwnStanding {
  if (!isPresent(mine)) return 'out';
  const record = partingRecords.get(vault.keyring, space.id);
  const by = record?.own === mine ? record.by : [];
  const isSaid = saidToBeOut(by, { roster: space.log.roster.get(), own: mine });
  return isSaid && [...here].every((device) => device === mine) ? 'told' : 'in';
}

function readDevices(ground: OwnGround, here: ReadonlySet<string>): readonly OwnDevice[] {
  const facts = new Map(ground.devices().devices.map((one) => [one.id, one]));
  const list = ground.space.log.roster
    .get()
    .devices()
    .map(({ device, certificate }): OwnDevice => {
      const known = facts.get(device);
      return {
        id: device,
        name: known?.name ?? '',
        kind: isAsleep(certificate) ? 'backup' : (known?.kind ?? 'computer'),
        backupsOf: isAsleep(certificate) ? certificate.issuer : undefined,
        isThis: device === ground.mine,
        addedMs: known === undefined || known.addedMs === 0 ? undefined : known.addedMs,
        seenMs: known?.seenMs,
        isHere: here.has(device),
      };
    })
    .sort(
      (a, b) =>
        Number(b.isThis) - Number(a.isThis) ||
        (a.addedMs ?? 0) - (b.addedMs ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
  // What sleeps in the backups of a device stands behind it, wherever that is in the list.
  const isWith = (device: OwnDevice) => (one: OwnDevice) => one.backupsOf === device.id;
  const awake = list.filter(({ backupsOf }) => !list.some(({ id }) => id === backupsOf));
  return awake.flatMap((device) => [device, ...list.filter(isWith(device))]);
}
