import type { Cancel } from '../basics/clock.ts';
import { liveValue } from '../basics/live.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Doors } from './doors.ts';
import type { DoorNews } from './joining.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

/** Whoever comes with a link that was used or withdrawn is told so a moment later: the first screen is not slowed. */
const quietMs = 5_000;
const againMs = 2_000;

/**
 * The doors of `doors.ts`, loaded at once while somebody may come in or where this person has more than one device, else
 * when the page has come to rest.
 */
export function doorsWhenNeeded(surroundings: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Doors {
  const { keyring } = surroundings.vault;
  const { clock, count } = surroundings.platform;
  const requests = liveValue<readonly DoorNews[]>([]);
  let doors: Doors | undefined;
  let loading: Promise<void> | undefined;
  let isClosed = false;
  const load = async (): Promise<void> => {
    try {
      const { createDoors } = await import('./doors.ts');
      if (isClosed) return;
      const opened = createDoors(surroundings);
      doors = opened;
      opened.requests.subscribe((list) => requests.set(list));
      requests.set(opened.requests.get());
    } catch {
      count('doors/not-loaded');
      loading = undefined;
      stops.push(clock.after(againMs, begin));
    }
  };
  const begin = (): void => {
    loading ??= load();
  };
  const look = (): void => {
    const isShared = keyring.get('own-devices', 'own') !== undefined;
    if (isShared || [...keyring.list('invitations').values()].some(isOpen)) begin();
  };
  const stops: Cancel[] = [
    keyring.revision.subscribe(look),
    clock.after(quietMs, () => {
      if (keyring.list('invitations').size > 0) begin();
    }),
  ];
  look();
  return {
    requests,
    retry: () => doors?.retry(),
    async close() {
      isClosed = true;
      for (const stop of stops) stop();
      await loading;
      await doors?.close();
    },
  };
}

/** Whether an invitation may still be open: what it is besides is read with the doors. */
const isOpen = (record: unknown): boolean =>
  typeof record === 'object' && record !== null && !('closed' in record);
