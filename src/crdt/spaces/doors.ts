import type { Cancel } from '../basics/clock.ts';
import { InvitationId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { deviceIdOf } from '../sealing/certificate.ts';
import { spaceIdOf } from '../sealing/space-keys.ts';
import { deviceIdentity } from '../sharing/device-identity.ts';
import { createDoorkeeper } from '../sharing/doorkeeper.ts';
import type { Doorkeeper, DoorstepRequest } from '../sharing/doorkeeper.ts';
import { doorstepAddress } from '../sharing/invitation.ts';
import type { OpenVault } from '../vault/vault.ts';
import { createAdmission } from './admission.ts';
import { invitationState, isForgotten } from './invitation-state.ts';
import type { DoorRequest } from './joining.ts';
import { invitationRecords, workspaceRecords } from './keyring-records.ts';
import type { InvitationRecord } from './keyring-records.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

/** The doorsteps of this device's invitations: attached on whatever page, also for closed workspaces. */
export function createDoors(options: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): { readonly requests: Live<readonly DoorRequest[]>; retry(): void; close(): Promise<void> } {
  const { vault, platform, spaces } = options;
  const { keyring } = vault;
  const requests = liveValue<readonly DoorRequest[]>([]);
  const doors = new Map<InvitationId, Door>();
  const tell = (): void => requests.set([...doors.values()].flatMap((door) => door.requests()));

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
      if (attended !== undefined) {
        attended.review();
        continue;
      }
      const door = openDoor({ id, record, vault, platform, spaces, tell });
      if (door !== undefined) doors.set(id, door);
    }
    tell();
  };
  attend();
  const stops = [keyring.revision.subscribe(attend), platform.clock.every(60_000, attend)];

  return {
    requests,
    retry() {
      for (const door of doors.values()) door.retry();
    },
    async close() {
      for (const stop of stops) stop();
      await Promise.all([...doors.values()].map((door) => door.close()));
      doors.clear();
    },
  };
}

interface Door {
  /** The invitation may have closed: those who wait are told. */
  review(): void;
  requests(): readonly DoorRequest[];
  retry(): void;
  close(): Promise<void>;
}

/** One doorstep: its room and whoever answers there. Undefined when its workspace is no longer on this device. */
function openDoor(options: {
  readonly id: InvitationId;
  readonly record: InvitationRecord;
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
  readonly tell: () => void;
}): Door | undefined {
  const { id, vault, platform, spaces, tell } = options;
  const { keyring } = vault;
  const workspace = workspaceRecords.get(keyring, options.record.workspace);
  if (workspace === undefined) return undefined;
  const space = spaceIdOf(workspace.genesis);
  const identity = deviceIdentity(workspace.seed);
  const readRecord = (): InvitationRecord => invitationRecords.get(keyring, id) ?? options.record;
  const admission = createAdmission({ id, vault, platform, spaces });

  const doorkeeper: Doorkeeper = createDoorkeeper({
    invitation: { id, secret: options.record.secret, answerSeed: options.record.answerSeed },
    status: () => {
      const record = readRecord();
      const state = invitationState(record, platform.clock.nowMs());
      return record.closed?.state === 'used' ? { state: 'used', by: record.closed.by } : { state };
    },
    space,
    genesis: workspace.genesis,
    ownDevice: { id: deviceIdOf(space, identity.signKey), signer: identity.signer },
    chain: () => workspace.chain,
    admit: (newcomer) => admission.admit(newcomer),
    onClosed: () => void admission.withdraw(),
    clock: platform.clock,
    random: platform.random,
    count: platform.count,
  });
  /** The same request stays the same object, so that a notice on screen is not made anew. */
  const shown = new Map<string, DoorRequest>();
  const present = (request: DoorstepRequest): DoorRequest => {
    const name = `${request.id}:${request.others}`;
    const door = shown.get(name) ?? {
      id: `${id}:${request.id}`,
      workspace: space,
      workspaceName: workspaceRecords.get(keyring, space)?.name ?? workspace.name,
      name: request.name,
      words: request.words,
      others: request.others,
      letIn: async () => {
        await doorkeeper.letIn(request.id);
      },
      notNow() {
        doorkeeper.notNow(request.id);
        return Promise.resolve();
      },
    };
    shown.set(name, door);
    return door;
  };
  const room = platform.transport.join({
    address: doorstepAddress(options.record.secret),
    // Everybody who has the link may stand here; who they are shows in the doorstep's own frames.
    gate: (link) => Promise.resolve(link.id),
  });
  const stops: Cancel[] = [
    room.onConnection(({ link }) => doorkeeper.attach(link)),
    doorkeeper.requests.subscribe(tell),
  ];
  return {
    requests: () => doorkeeper.requests.get().map(present),
    review: () => doorkeeper.review(),
    retry: () => room.retry(),
    async close() {
      for (const stop of stops) stop();
      doorkeeper.close();
      await room.leave();
      await admission.release();
    },
  };
}
