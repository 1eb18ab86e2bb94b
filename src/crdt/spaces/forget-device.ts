import type { SpaceId } from '../basics/id.ts';
import type { Keyring, KeyringChange } from '../vault/vault.ts';
import { sleepingRecords } from './backup/backup-records.ts';
import { invitationRecords } from './door-records.ts';
import { sweptRecords, wishRecords } from './own-device-records.ts';
import { partingRecords } from './parting-records.ts';

/** Takes away what is kept here for the device that this browser was in a Space: it invites nobody, and asks and waits for nothing any more. */
export function forgetDevice(space: SpaceId, keyring: Keyring): readonly KeyringChange[] {
  const invitations = [...invitationRecords.list(keyring)].filter(
    ([, { workspace }]) => workspace === space,
  );
  return [
    wishRecords.change(space, undefined),
    sweptRecords.change(space, undefined),
    partingRecords.change(space, undefined),
    sleepingRecords.change(space, undefined),
    ...invitations.map(([id]) => invitationRecords.change(id, undefined)),
  ];
}
