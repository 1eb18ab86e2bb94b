import { liveValue } from '../basics/live.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { createDoors } from './doors.ts';
import { isForgotten } from './invitation-state.ts';
import type { DoorRequest, JoinRequest } from './joining.ts';
import type { Joins } from './joins.ts';
import { invitationRecords, joinRecords } from './keyring-records.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

type Doors = ReturnType<typeof createDoors>;

/** The doors of `doors.ts`, loaded when there is an invitation that somebody may come with. */
export function doorsWhenNeeded(options: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Doors {
  const { keyring } = options.vault;
  const requests = liveValue<readonly DoorRequest[]>([]);
  let closed = false;
  let opening: Promise<Doors | undefined> | undefined;
  let doors: Doors | undefined;
  const open = async (): Promise<Doors | undefined> => {
    const { createDoors } = await import('./doors.ts');
    if (closed) return undefined;
    const opened = createDoors(options);
    doors = opened;
    opened.requests.subscribe((list) => requests.set(list));
    requests.set(opened.requests.get());
    return opened;
  };
  const look = (): void => {
    const nowMs = options.platform.clock.nowMs();
    const records = [...invitationRecords.list(keyring).values()];
    if (opening !== undefined || records.every((record) => isForgotten(record, nowMs))) return;
    opening = open().catch(() => {
      // Not reached just now: the next look tries again.
      options.platform.count('doors/not-loaded');
      opening = undefined;
      return undefined;
    });
  };
  look();
  const stops = [keyring.revision.subscribe(look), options.platform.clock.every(60_000, look)];
  return {
    requests,
    retry() {
      look();
      doors?.retry();
    },
    async close() {
      closed = true;
      for (const stop of stops) stop();
      await opening;
      await doors?.close();
    },
  };
}

/** The requests of `joins.ts`, loaded when there is one or when somebody asks to come in. */
export async function joinsWhenNeeded(options: {
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Promise<Joins> {
  const requests = liveValue<readonly JoinRequest[]>([]);
  let joins: Joins | undefined;
  const open = async (): Promise<Joins> => {
    const { createJoins } = await import('./joins.ts');
    if (joins !== undefined) return joins;
    const opened = createJoins(options);
    joins = opened;
    opened.requests.subscribe((list) => requests.set(list));
    requests.set(opened.requests.get());
    return opened;
  };
  if (joinRecords.list(options.vault.keyring).size > 0) await open();
  return {
    requests,
    ask: async (asking) => (await open()).ask(asking),
    retry: () => joins?.retry(),
    close: async () => joins?.close(),
  };
}
