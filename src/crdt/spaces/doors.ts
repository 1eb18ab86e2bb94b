import { InvitationId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import type { PeerLink } from '../peers/transport.ts';
import { doorstepAddress } from '../sharing/doorstep-address.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { DoorAttendant } from './attend-door.ts';
import { isForgotten } from './invitation-state.ts';
import type { DoorNews } from './joining.ts';
import { invitationRecords } from './door-records.ts';
import { spaceKeysOf } from './keyring-records.ts';
import type { InvitationRecord } from './door-records.ts';
import { createOwnDevices } from './own-devices.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

/** The doorsteps of this device's invitations, attended on whatever page, and what this person's devices have to say. */
export interface Doors {
  readonly requests: Live<readonly DoorNews[]>;
  retry(): void;
  close(): Promise<void>;
}

/** What a door has to do with. */
interface Surroundings {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}

/** Keeps a door for every invitation that is not forgotten. */
export function createDoors(surroundings: Surroundings): Doors {
  const { vault, platform } = surroundings;
  const { keyring } = vault;
  const requests = liveValue<readonly DoorNews[]>([]);
  const doors = new Map<InvitationId, Door>();
  const own = createOwnDevices(surroundings);
  const tell = (): void =>
    requests.set([...[...doors.values()].flatMap((door) => door.requests()), ...own.notices.get()]);

  const attend = (): void => {
    const nowMs = platform.clock.nowMs();
    const records = invitationRecords.list(keyring);
    for (const [id, door] of doors) {
      const record = records.get(id);
      if (record === undefined || isForgotten(record, nowMs)) {
        doors.delete(id);
        void door.close();
      }
    }
    for (const [text, record] of records) {
      const id = InvitationId.parse(text);
      if (id === undefined || isForgotten(record, nowMs)) continue;
      const attended = doors.get(id);
      if (attended !== undefined) attended.review();
      else if (spaceKeysOf(keyring, record.workspace) !== undefined) {
        doors.set(id, openDoor({ id, record, surroundings, tell }));
      }
    }
    tell();
  };
  attend();
  const stops = [
    keyring.revision.subscribe(attend),
    platform.clock.every(60_000, attend),
    own.notices.subscribe(tell),
  ];

  return {
    requests,
    retry() {
      for (const door of doors.values()) door.retry();
    },
    async close() {
      for (const stop of stops) stop();
      await Promise.all([own.close(), ...[...doors.values()].map((door) => door.close())]);
      doors.clear();
    },
  };
}

interface Door {
  review(): void;
  requests(): readonly DoorNews[];
  retry(): void;
  close(): Promise<void>;
}

/** One doorstep: its room, and whoever answers there, who is only fetched when somebody comes. */
function openDoor(options: {
  readonly id: InvitationId;
  readonly record: InvitationRecord;
  readonly surroundings: Surroundings;
  readonly tell: () => void;
}): Door {
  const { id, record, surroundings, tell } = options;
  const { platform } = surroundings;
  let attendant: DoorAttendant | undefined;
  let fetching: Promise<void> | undefined;
  let closed = false;
  const fetchAttendant = async (): Promise<void> => {
    const { attendDoor } = await import('./attend-door.ts');
    if (closed) return;
    attendant = attendDoor({ id, record, ...surroundings });
    attendant?.requests.subscribe(tell);
  };
  const receive = async (link: PeerLink): Promise<void> => {
    try {
      await (fetching ??= fetchAttendant());
    } catch {
      // Could not be loaded just now: whoever stands there knocks again by themselves, and it is tried again.
      platform.count('doors/not-loaded');
      fetching = undefined;
    }
    if (attendant === undefined || closed) link.close();
    else attendant.attach(link);
  };
  const room = platform.transport.join({
    address: doorstepAddress(record.secret),
    // Everybody who has the link may stand here; who they are shows in the doorstep's own frames.
    gate: (link) => Promise.resolve(link.id),
  });
  const stop = room.onConnection(({ link }) => void receive(link));
  return {
    requests: () => attendant?.requests.get() ?? [],
    review: () => attendant?.review(),
    retry: () => room.retry(),
    async close() {
      closed = true;
      stop();
      await fetching?.catch(() => undefined);
      await attendant?.close();
      await room.leave();
    },
  };
}
