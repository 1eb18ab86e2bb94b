import { InvitationId } from '../basics/id.ts';
import type { SpaceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { createInvitation, invitationLink } from '../sharing/invitation-link.ts';
import { serialQueue } from '../sealing/serial-queue.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { KeyringChange, OpenVault } from '../vault/vault.ts';
import { invitationState, invitationView, isForgotten } from './invitation-state.ts';
import { invitationRecords } from './door-records.ts';
import type { InvitationRecord } from './door-records.ts';
import type { Platform } from './platform.ts';
import type { Invitation, Invitations } from './workspace.ts';

/** Shortest and longest time an invitation may stay open (S6). */
const bounds = { shortestMs: 60 * 60 * 1000, longestMs: 30 * 24 * 60 * 60 * 1000 };

/** The invitations of one Space that this device has made; they rest in the keyring. */
export function createWorkspaceInvitations(options: {
  readonly workspace: SpaceId;
  /** Given for the personal Space, whose links add devices of this person's own. */
  readonly device?: true;
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Invitations & { close(): void } {
  const { workspace, platform } = options;
  const { keyring } = options.vault;
  /** Ours, newest first. */
  const own = (): readonly (readonly [InvitationId, InvitationRecord])[] => {
    const found: [InvitationId, InvitationRecord][] = [];
    for (const [text, record] of invitationRecords.list(keyring)) {
      const id = InvitationId.parse(text);
      if (id !== undefined && record.workspace === workspace) found.push([id, record]);
    }
    return found.sort(([, a], [, b]) => b.createdMs - a.createdMs);
  };
  const read = (): readonly Invitation[] => {
    const nowMs = platform.clock.nowMs();
    return own()
      .filter(([, record]) => !isForgotten(record, nowMs) && !isUnknown(record))
      .map(([id, record]) => invitationView(id, record, nowMs));
  };
  const write = async (changes: readonly KeyringChange[]): Promise<Result<void, StoreFault>> => {
    const written = await keyring.write(changes);
    return written.ok ? written : err(written.error === 'full' ? 'full' : 'unknown');
  };
  const isOpen = (record: InvitationRecord): boolean =>
    invitationState(record, platform.clock.nowMs()) === 'open';
  const withdrawn = (record: InvitationRecord): InvitationRecord => ({
    ...record,
    closed: { state: 'withdrawn', atMs: platform.clock.nowMs() },
  });
  // Two askings at once must not make two.
  const inTurn = serialQueue();
  const list = liveValue(read());
  const refresh = (): void => list.set(read());
  const stops = [keyring.revision.subscribe(refresh), platform.clock.every(60_000, refresh)];

  return {
    list,
    create: ({ part, forMs, instead }) =>
      inTurn(async () => {
        const createdMs = platform.clock.nowMs();
        const lastsMs = Math.min(bounds.longestMs, Math.max(bounds.shortestMs, forMs));
        const before = instead && invitationRecords.get(keyring, instead);
        const [free] = own().filter(
          ([id, record]) =>
            record.given === undefined &&
            isOpen(record) &&
            (before === undefined
              ? record.part === part && record.expiresMs - record.createdMs === lastsMs
              : id === instead),
        );
        const fresh = createInvitation({ random: platform.random });
        const [id, { secret, answerSeed }] = free ?? [fresh.id, fresh];
        const expiresMs = createdMs + lastsMs;
        const record = {
          ...{ workspace, secret, answerSeed, part, createdMs, expiresMs },
          ...(options.device && { device: options.device }),
        };
        const changes = [invitationRecords.change(id, record)];
        if (instead !== undefined && instead !== id && before !== undefined && isOpen(before)) {
          changes.push(invitationRecords.change(instead, withdrawn(before)));
        }
        const written = await write(changes);
        return written.ok ? ok(invitationView(id, record, createdMs)) : written;
      }),
    async markGiven(id) {
      const record = invitationRecords.get(keyring, id);
      if (record === undefined || record.given === true) return;
      await write([invitationRecords.change(id, { ...record, given: true })]);
    },
    async withdraw(id) {
      const record = invitationRecords.get(keyring, id);
      if (record === undefined || record.closed !== undefined) return ok(undefined);
      return write([invitationRecords.change(id, withdrawn(record))]);
    },
    link(id, baseUrl) {
      const record = invitationRecords.get(keyring, id);
      if (record === undefined) return undefined;
      if (invitationState(record, platform.clock.nowMs()) !== 'open') return undefined;
      const { secret, answerSeed, device } = record;
      return invitationLink({ baseUrl, secret, answerSeed, device });
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}

/** Taken back before anybody was given its link: nobody needs to read of it. */
const isUnknown = ({ closed, given }: InvitationRecord): boolean =>
  closed?.state === 'withdrawn' && given === undefined;
