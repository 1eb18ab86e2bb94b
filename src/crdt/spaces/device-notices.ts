import { isAsleep } from '../sealing/certificate.ts';
import type { DeviceNotice } from './joining.ts';
import { ownDeviceRecords } from './own-device-records.ts';
import type { OwnGround } from './own-ground.ts';

/** So long after this device was added, what it learns of the others is nothing new to its person. */
const arrivingMs = 3 * 60 * 1000;

const presentDevices = ({ space }: OwnGround) =>
  space.log.roster
    .get()
    .devices()
    .map(({ device }) => device);

/** Devices that this browser finds as it begins to look, and while it arrives, are no news. */
export async function knowWhoIsHere(ground: OwnGround): Promise<void> {
  const { keyring } = ground.vault;
  const record = ownDeviceRecords.get(keyring, 'own');
  if (record === undefined) return;
  const isArriving = ground.platform.clock.nowMs() - (record.sinceMs ?? 0) < arrivingMs;
  if (record.known !== undefined && !isArriving) return;
  const known = [...new Set([...(record.known ?? []), ...presentDevices(ground)])];
  if (known.length === record.known?.length) return;
  await keyring.write([ownDeviceRecords.change('own', { ...record, known })]);
}

/** Devices that were added elsewhere, and that this browser's person has not been told of. */
export function deviceNotices(ground: OwnGround): readonly DeviceNotice[] {
  const { keyring } = ground.vault;
  const known = ownDeviceRecords.get(keyring, 'own')?.known;
  // Whoever was removed can remove nobody, and has nothing that another device could read. By the word of another alone nothing
  // is kept quiet: it may be the very one that nobody let in.
  if (known === undefined || !ground.isPresent(ground.mine)) return [];
  const roster = ground.space.log.roster.get();
  const facts = new Map(ground.devices().devices.map((one) => [one.id, one]));
  /** A backup is made by a person's own press, and asks to be noticed by nobody. */
  const sleeps = (device: (typeof known)[number]): boolean => {
    const certificate = roster.certificateOf(device);
    return certificate !== undefined && isAsleep(certificate);
  };
  const isNews = (device: (typeof known)[number]): boolean =>
    device !== ground.mine && !known.includes(device) && !sleeps(device);
  return presentDevices(ground)
    .filter(isNews)
    .map((device) => {
      const issuer = roster.certificateOf(device)?.issuer;
      return {
        id: `device:${device}`,
        tag: 'device-added' as const,
        name: facts.get(device)?.name ?? '',
        by: (issuer && facts.get(issuer)?.name) ?? '',
        addedMs: facts.get(device)?.addedMs ?? 0,
        async seen() {
          const record = ownDeviceRecords.get(keyring, 'own');
          const told = [...new Set([...(record?.known ?? []), device])];
          await keyring.write([ownDeviceRecords.change('own', { ...record, known: told })]);
        },
      };
    });
}
