import type { InvitationId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import type { PeerLink } from '../peers/transport.ts';
import { deviceIdOf } from '../sealing/certificate.ts';
import { spaceIdOf } from '../sealing/space-keys.ts';
import { deviceSigner } from '../sharing/device-signer.ts';
import { createDoorkeeper } from '../sharing/doorkeeper.ts';
import type { DoorstepRequest } from '../sharing/doorkeeper.ts';
import type { OpenVault } from '../vault/vault.ts';
import { createAdmission } from './admission.ts';
import { invitationState } from './invitation-state.ts';
import type { DoorRequest } from './joining.ts';
import { invitationRecords } from './door-records.ts';
import { spaceKeysOf, workspaceRecords } from './keyring-records.ts';
import type { InvitationRecord } from './door-records.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

/** Whoever answers those who stand at one doorstep. */
export interface DoorAttendant {
  readonly requests: Live<readonly DoorRequest[]>;
  /** Somebody has come. */
  attach(link: PeerLink): void;
  /** The invitation may have closed: those who wait are told. */
  review(): void;
  close(): Promise<void>;
}

/** Answers at the doorstep of one invitation. Undefined when its Space is no longer on this device. */
export function attendDoor(options: {
  readonly id: InvitationId;
  readonly record: InvitationRecord;
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): DoorAttendant | undefined {
  const { id, vault, platform, spaces } = options;
  const { keyring } = vault;
  const keys = spaceKeysOf(keyring, options.record.workspace);
  if (keys === undefined) return undefined;
  const space = spaceIdOf(keys.genesis);
  const isDevice = options.record.device === true;
  // A link for a device leads to the personal Space and any other to a workspace, whatever a record may say.
  if (isDevice !== (workspaceRecords.get(keyring, space) === undefined)) return undefined;
  const signer = deviceSigner(keys.seed);
  const readRecord = (): InvitationRecord => invitationRecords.get(keyring, id) ?? options.record;
  const admission = createAdmission({ id, vault, platform, spaces });

  const doorkeeper = createDoorkeeper({
    invitation: { id, secret: options.record.secret, answerSeed: options.record.answerSeed },
    status: () => {
      const record = readRecord();
      const state = invitationState(record, platform.clock.nowMs());
      return record.closed?.state === 'used' ? { state: 'used', by: record.closed.by } : { state };
    },
    space,
    genesis: keys.genesis,
    deviceOf: isDevice ? keys.member : undefined,
    ownDevice: { id: deviceIdOf(space, signer.publicKey), signer },
    chain: () => keys.chain,
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
      tag: isDevice ? ('device-at-door' as const) : ('at-door' as const),
      workspace: space,
      workspaceName: workspaceRecords.get(keyring, space)?.name ?? '',
      name: request.name,
      words: request.words,
      others: request.others,
      letIn: () => doorkeeper.letIn(request.id),
      notNow() {
        doorkeeper.notNow(request.id);
        return Promise.resolve();
      },
    };
    shown.set(name, door);
    return door;
  };
  const requests = liveValue<readonly DoorRequest[]>([]);
  const stop = doorkeeper.requests.subscribe((list) => {
    requests.set(list.map(present));
    const record = invitationRecords.get(keyring, id);
    // Whoever stands here has the link: it is offered to nobody else.
    if (list.length > 0 && record !== undefined && record.given === undefined) {
      void keyring.write([invitationRecords.change(id, { ...record, given: true })]);
    }
  });
  return {
    requests,
    attach: (link) => doorkeeper.attach(link),
    review: () => doorkeeper.review(),
    async close() {
      stop();
      doorkeeper.close();
      await admission.release();
    },
  };
}
