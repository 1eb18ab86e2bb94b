import type { Cancel } from '../basics/clock.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { serialQueue } from '../sealing/serial-queue.ts';
import type { OpenVault } from '../vault/vault.ts';
import { askForWorkspaces, sayWhatIsHeld } from './ask-for-workspaces.ts';
import { grantWishes } from './grant-wishes.ts';
import type { DeviceNotice } from './joining.ts';
import { personalRecords } from './keyring-records.ts';
import { createOpenAWhile } from './open-a-while.ts';
import { deviceNotices, knowWhoIsHere } from './device-notices.ts';
import { ownDeviceRecords } from './own-device-records.ts';
import { ownGround } from './own-ground.ts';
import type { Platform } from './platform.ts';
import type { HeldSpace, SpaceRegister } from './space-register.ts';
import { createSpreadRemovals } from './spread-removals.ts';
import { sweepDevices } from './sweep-devices.ts';
import type { Sweeping } from './sweep-devices.ts';

const hourMs = 60 * 60 * 1000;
/** A device says that it is in use at most so often: it is for a list that a person looks at now and then. */
const saySeenMs = 12 * hourMs;

/** What keeps the own devices of a person of one mind, as long as the page is open. */
export interface OwnDevices {
  readonly notices: Live<readonly DeviceNotice[]>;
  close(): Promise<void>;
}

interface Surroundings {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}

/**
 * Keeps the personal Space open and attached once this person has more than one device, and does what follows from it: workspaces
 * come to every device, a removed device leaves all of them. Each step follows from what is written, so it may stop anywhere.
 */
export function createOwnDevices(surroundings: Surroundings): OwnDevices {
  const { vault, platform, spaces } = surroundings;
  const { keyring } = vault;
  const notices = liveValue<readonly DeviceNotice[]>([]);
  const inTurn = serialQueue();
  let upkeep: Upkeep | undefined;
  let isClosed = false;
  const turn = async (): Promise<void> => {
    const own = personalRecords.get(keyring, 'own')?.space;
    const isShared = own !== undefined && ownDeviceRecords.get(keyring, 'own') !== undefined;
    if (upkeep !== undefined && (upkeep.space !== own || isClosed)) {
      const ending = upkeep;
      upkeep = undefined;
      notices.set([]);
      await ending.close();
    }
    if (isClosed || !isShared) return;
    if (upkeep === undefined) {
      const held = await spaces.hold(own);
      if (!held.ok) {
        platform.count('own-devices/not-open');
        return;
      }
      upkeep = startUpkeep({ ...surroundings, held: held.value, again: soon });
    }
    await upkeep.pass();
    notices.set(upkeep.notices());
  };
  let asked = false;
  /** Once more, after what is being done now; asked for many times at once it is done once. */
  const soon = (): void => {
    if (asked || isClosed) return;
    asked = true;
    inTurn(() => {
      asked = false;
      return turn();
    }).catch(() => platform.count('own-devices/threw'));
  };
  const stops: Cancel[] = [keyring.revision.subscribe(soon), platform.clock.every(hourMs, soon)];
  soon();
  return {
    notices,
    async close() {
      isClosed = true;
      for (const stop of stops) stop();
      await inTurn(turn);
    },
  };
}

interface Upkeep {
  readonly space: HeldSpace['space']['id'];
  pass(): Promise<void>;
  notices(): readonly DeviceNotice[];
  close(): Promise<void>;
}

function startUpkeep(
  of: Surroundings & { readonly held: HeldSpace; readonly again: () => void },
): Upkeep {
  const { vault, platform, spaces, held, again } = of;
  const { space } = held;
  const ground = ownGround({ vault, platform, space });
  const open = createOpenAWhile({ spaces, clock: platform.clock });
  const sweeping: Sweeping = { spaces, looked: new Map() };
  const spreading = createSpreadRemovals({ ground, spaces });
  ground.onChange(again);
  const saySeen = (): void => {
    const own = ground.devices().devices.find(({ id }) => id === ground.mine);
    if (platform.clock.nowMs() - (own?.seenMs ?? 0) >= saySeenMs) ground.write.devices.see();
  };
  return {
    space: space.id,
    async pass() {
      // Whoever was removed has nothing to say any more, and a newer version is not written by an older one.
      if (!ground.isPresent(ground.mine) || ground.isNewer()) return;
      await knowWhoIsHere(ground);
      const fresh = sayWhatIsHeld(ground);
      saySeen();
      const arrived = await askForWorkspaces(ground);
      // Open for a while, so that the others there learn of this device before anything becomes of whoever certified it.
      for (const space of [...fresh, ...arrived]) await open.keep(space);
      await grantWishes(ground, open);
      await sweepDevices(ground, sweeping);
      await spreading.look();
    },
    notices: () => deviceNotices(ground),
    async close() {
      await open.close();
      await spreading.close();
      await held.release();
    },
  };
}
