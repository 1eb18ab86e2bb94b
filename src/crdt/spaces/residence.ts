import type { SpaceId } from '../basics/id.ts';
import { err } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { LeaveFault } from './attune.ts';
import { doorsWhenNeeded } from './doors-when-needed.ts';
import type { Doors } from './doors.ts';
import type { Joins } from './joins.ts';
import { joinsWhenNeeded } from './joins-when-needed.ts';
import { personalRecords, workspaceRecords } from './keyring-records.ts';
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
  const doors = doorsWhenNeeded({ vault, platform, spaces });
  const joins = await joinsWhenNeeded({ vault, platform, spaces });
  const load = () => import('./take-away.ts').catch(() => undefined);
  const storeNames = (): readonly string[] =>
    [workspaceRecords, personalRecords].flatMap((records) =>
      [...records.list(keyring).values()].map(({ space }) => vault.storeName(space)),
    );
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
      const taking = await load();
      if (taking === undefined) return err('kept');
      return taking.takeAway(id, { vault, platform, close: () => spaces.closeNow(id) });
    },
    async removeEverything(eraseKeys) {
      const taking = await load();
      const names = storeNames();
      await close();
      await eraseKeys();
      return taking?.eraseStores(names, platform) ?? err('bytes-left');
    },
    close,
  };
}
