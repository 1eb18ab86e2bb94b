import { equalBytes } from '../basics/bytes.ts';
import type { InvitationId } from '../basics/id.ts';
import { devices as devicesKind } from '../documents/devices/devices.ts';
import { members as membersKind } from '../documents/members/members.ts';
import { deviceIdOf, memberIdOf } from '../sealing/certificate.ts';
import type { DeviceCertificate } from '../sealing/certificate.ts';
import type { OpenVault } from '../vault/vault.ts';
import { freeDeviceName } from './free-device-name.ts';
import { invitationRecords } from './door-records.ts';
import { workspaceRecords } from './keyring-records.ts';
import { ownDeviceRecords } from './own-device-records.ts';
import type { Platform } from './platform.ts';
import type { HeldSpace, SpaceRegister } from './space-register.ts';
import { encodeWelcome } from './welcome.ts';

/** Somebody who has shown at the doorstep to hold the keys of this certificate. */
export interface AdmittedNewcomer {
  readonly name: string;
  readonly certificate: DeviceCertificate;
}

/** Lets newcomers of one invitation into its workspace, or a device into the personal Space. */
export interface Admission {
  /**
   * Stores the certificate and the newcomer's name in the Space and the spent mark in the keyring, in this
   * order, and gives the welcome only when both rest safely. The same device again gets the same welcome.
   */
  admit(newcomer: AdmittedNewcomer): Promise<Uint8Array | undefined>;
  /** The invitation has seen too many tries: it is withdrawn. */
  withdraw(): Promise<void>;
  /** Lets go of the workspace that was held open for the newcomer. */
  release(): Promise<void>;
}

/** The admission of one invitation. */
export function createAdmission(options: {
  readonly id: InvitationId;
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Admission {
  const { id, vault, platform, spaces } = options;
  const { keyring } = vault;
  /** Held after letting in, so that the newcomer finds somebody home although the workspace is not on screen. */
  let held: HeldSpace | undefined;

  return {
    async admit({ name, certificate }) {
      const invitation = invitationRecords.get(keyring, id);
      if (invitation === undefined) return undefined;
      const { signKey } = certificate;
      if (invitation.closed !== undefined) {
        const again =
          invitation.closed.state === 'used' && equalBytes(invitation.closed.by, signKey);
        if (!again) return undefined;
      }
      if (held === undefined) {
        const result = await spaces.hold(invitation.workspace);
        if (!result.ok) return undefined;
        held = result.value;
      }
      const { space } = held;
      const device = deviceIdOf(space.id, signKey);
      if (!space.log.roster.get().has(device)) {
        space.log.admit(certificate);
        const write = {
          by: space.member,
          device: space.device,
          clock: platform.clock,
          random: platform.random,
        };
        if (invitation.device === true) {
          const free = freeDeviceName(space, { id: device, name });
          devicesKind.verbs(space.log.doc, write).introduce({ id: device, name: free });
        } else {
          membersKind
            .verbs(space.log.doc, write)
            .introduce({ id: memberIdOf(signKey), name, part: invitation.part });
        }
      }
      if (!(await space.saved()).ok) return undefined;
      if (invitation.closed === undefined) {
        const closed = { state: 'used' as const, atMs: platform.clock.nowMs(), by: signKey, name };
        const changes = [invitationRecords.change(id, { ...invitation, closed })];
        if (invitation.device === true) {
          const own = ownDeviceRecords.get(keyring, 'own');
          const told = own?.known ?? [space.device];
          // Who lets one in need not be told of it.
          const known = [...new Set([...told, device])];
          changes.push(ownDeviceRecords.change('own', { ...own, known }));
        }
        if (!(await keyring.write(changes)).ok) return undefined;
      }
      return encodeWelcome({
        genesis: space.record.genesis,
        epochs: space.log.secrets.get(),
        chain: space.log.roster.get().chainTo(device),
        workspaceName: workspaceRecords.get(keyring, space.id)?.name ?? '',
        part: invitation.part,
      });
    },
    async withdraw() {
      const invitation = invitationRecords.get(keyring, id);
      if (invitation === undefined || invitation.closed !== undefined) return;
      const closed = { state: 'withdrawn' as const, atMs: platform.clock.nowMs() };
      await keyring.write([invitationRecords.change(id, { ...invitation, closed })]);
    },
    async release() {
      const letGo = held;
      held = undefined;
      await letGo?.release();
    },
  };
}
