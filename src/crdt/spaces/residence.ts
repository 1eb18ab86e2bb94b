import type { SpaceId } from '../basics/id.ts';
import type { OpenVault } from '../vault/vault.ts';
import { createDoors } from './doors.ts';
import type { Doors } from './doors.ts';
import type { Joins } from './joins.ts';
import { joinsWhenNeeded } from './joins-when-needed.ts';
import { invitationRecords, seenRecords, workspaceRecords } from './keyring-records.ts';
import type { Platform } from './platform.ts';
import { createSpaceRegister } from './space-register.ts';
import type { SpaceRegister } from './space-register.ts';

/** Everything that lives on this device once there is something to keep. */
export interface Residence {
  readonly vault: OpenVault;
  readonly spaces: SpaceRegister;
  readonly doors: Doors;
  readonly joins: Joins;
  retryConnections(): void;
  /** Takes one workspace with its invitations off this device: first the keys, then the bytes. */
  leave(id: SpaceId): Promise<void>;
  /** Closes everything and takes the bytes of every Space off this device; the caller erases the vault. */
  removeEverything(): Promise<void>;
  close(): Promise<void>;
}

/** Takes up residence over an opened vault; resolves when requests to come in are taken up again. */
export async function createResidence(options: {
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Promise<Residence> {
  const { vault, platform } = options;
  const { keyring } = vault;
  const spaces = createSpaceRegister({ vault, platform });
  const doors = createDoors({ vault, platform, spaces });
  const joins = await joinsWhenNeeded({ vault, platform });
  const eraseSpace = async (id: SpaceId): Promise<void> => {
    const store = await platform.openStore(vault.storeName(id));
    if (store.ok) await store.value.erase();
  };
  const close = async (): Promise<void> => {
    await Promise.all([doors.close(), joins.close()]);
    await spaces.closeAll();
  };
  return {
    vault,
    spaces,
    doors,
    joins,
    retryConnections() {
      spaces.retryConnections();
      doors.retry();
      joins.retry();
    },
    async leave(id) {
      const invitations = [...invitationRecords.list(keyring)].filter(
        ([, invitation]) => invitation.workspace === id,
      );
      await spaces.closeNow(id);
      await keyring.write([
        workspaceRecords.change(id, undefined),
        seenRecords.change(id, undefined),
        ...invitations.map(([invitation]) => invitationRecords.change(invitation, undefined)),
      ]);
      await eraseSpace(id);
    },
    async removeEverything() {
      const ids = [...workspaceRecords.list(keyring).values()].map(({ space }) => space);
      await close();
      for (const id of ids) await eraseSpace(id);
    },
    close,
  };
}
