import type { SpaceId } from '../basics/id.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { LeaveFault } from './attune.ts';
import { createDoors } from './doors.ts';
import type { Doors } from './doors.ts';
import type { Joins } from './joins.ts';
import { joinsWhenNeeded } from './joins-when-needed.ts';
import {
  invitationRecords,
  personalRecords,
  planDraftCollection,
  sealedAnswerRecords,
  seenRecords,
  workspaceRecords,
} from './keyring-records.ts';
import { personalWhenNeeded } from './personal-when-needed.ts';
import type { Personal } from './personal-when-needed.ts';
import type { Platform } from './platform.ts';
import { createSpaceRegister } from './space-register.ts';
import type { SpaceRegister } from './space-register.ts';

/** Everything that lives on this device once there is something to keep. */
export interface Residence {
  readonly vault: OpenVault;
  readonly spaces: SpaceRegister;
  readonly doors: Doors;
  readonly joins: Joins;
  readonly personal: Personal;
  retryConnections(): void;
  /** Takes one workspace with its invitations and sealed answers off this device: first the keys, then the bytes. */
  leave(id: SpaceId): Promise<Result<void, LeaveFault>>;
  /** Closes everything, and takes first the keys off this device, then the bytes of every Space. */
  removeEverything(eraseKeys: () => Promise<void>): Promise<Result<void, LeaveFault>>;
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
  const personal = personalWhenNeeded({ vault, platform, spaces });
  const doors = createDoors({ vault, platform, spaces });
  const joins = await joinsWhenNeeded({ vault, platform });
  /** False when bytes are left, which nobody can open once the keys are gone. */
  const eraseStore = async (name: string): Promise<boolean> => {
    try {
      const store = await platform.openStore(name);
      if (store.ok) await store.value.erase();
      return store.ok;
    } catch {
      platform.count('residence/bytes-left');
      return false;
    }
  };
  const close = async (): Promise<void> => {
    personal.close();
    await Promise.all([doors.close(), joins.close()]);
    await spaces.closeAll();
  };
  return {
    vault,
    spaces,
    doors,
    joins,
    personal,
    retryConnections() {
      spaces.retryConnections();
      doors.retry();
      joins.retry();
    },
    async leave(id) {
      // No workspace: it goes with everything and not before.
      if (personalRecords.get(keyring, 'own')?.space === id) return err('kept');
      const invitations = [...invitationRecords.list(keyring)].filter(
        ([, invitation]) => invitation.workspace === id,
      );
      const answers = [...sealedAnswerRecords.list(keyring)].filter(
        ([, answer]) => answer.workspace === id,
      );
      // The keys first: when they cannot be taken away, nothing has happened.
      const written = await keyring.write([
        workspaceRecords.change(id, undefined),
        seenRecords.change(id, undefined),
        { collection: planDraftCollection, id, value: undefined },
        ...invitations.map(([invitation]) => invitationRecords.change(invitation, undefined)),
        ...answers.map(([seal]) => sealedAnswerRecords.change(seal, undefined)),
      ]);
      if (!written.ok) return err('kept');
      await spaces.closeNow(id);
      return (await eraseStore(vault.storeName(id))) ? ok(undefined) : err('bytes-left');
    },
    async removeEverything(eraseKeys) {
      const held = [workspaceRecords, personalRecords].flatMap((records) => [
        ...records.list(keyring).values(),
      ]);
      const names = held.map(({ space }) => vault.storeName(space));
      await close();
      await eraseKeys();
      let all = true;
      for (const name of names) all = (await eraseStore(name)) && all;
      return all ? ok(undefined) : err('bytes-left');
    },
    close,
  };
}
