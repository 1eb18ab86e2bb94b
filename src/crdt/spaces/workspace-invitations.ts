import { InvitationId } from '../basics/id.ts';
import type { SpaceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import { createInvitation, invitationLink } from '../sharing/invitation.ts';
import type { OpenVault } from '../vault/vault.ts';
import { invitationState, invitationView, isForgotten } from './invitation-state.ts';
import { invitationRecords } from './keyring-records.ts';
import type { Platform } from './platform.ts';
import type { Invitation, Invitations } from './workspace.ts';

/** Shortest and longest time an invitation may stay open (S6). */
const bounds = { shortestMs: 60 * 60 * 1000, longestMs: 30 * 24 * 60 * 60 * 1000 };

/** The invitations of one workspace that this device has made; they rest in the keyring. */
export function createWorkspaceInvitations(options: {
  readonly workspace: SpaceId;
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Invitations & { close(): void } {
  const { workspace, platform } = options;
  const { keyring } = options.vault;
  const read = (): readonly Invitation[] => {
    const nowMs = platform.clock.nowMs();
    const views: Invitation[] = [];
    for (const [text, record] of invitationRecords.list(keyring)) {
      const id = InvitationId.parse(text);
      if (id === undefined || record.workspace !== workspace || isForgotten(record, nowMs))
        continue;
      views.push(invitationView(id, record, nowMs));
    }
    return views.sort((a, b) => b.createdMs - a.createdMs);
  };
  const list = liveValue(read());
  const refresh = (): void => list.set(read());
  const stops = [keyring.revision.subscribe(refresh), platform.clock.every(60_000, refresh)];

  return {
    list,
    async create({ part, forMs }) {
      const made = createInvitation({ random: platform.random });
      const createdMs = platform.clock.nowMs();
      const lastsMs = Math.min(bounds.longestMs, Math.max(bounds.shortestMs, forMs));
      const record = {
        workspace,
        secret: made.secret,
        answerSeed: made.answerSeed,
        part,
        createdMs,
        expiresMs: createdMs + lastsMs,
      };
      const written = await keyring.write([invitationRecords.change(made.id, record)]);
      if (!written.ok) return err(written.error === 'full' ? 'full' : 'unknown');
      return ok(invitationView(made.id, record, createdMs));
    },
    async withdraw(id) {
      const record = invitationRecords.get(keyring, id);
      if (record === undefined || record.closed !== undefined) return;
      const closed = { state: 'withdrawn' as const, atMs: platform.clock.nowMs() };
      await keyring.write([invitationRecords.change(id, { ...record, closed })]);
    },
    link(id, baseUrl) {
      const record = invitationRecords.get(keyring, id);
      if (record === undefined) return undefined;
      if (invitationState(record, platform.clock.nowMs()) !== 'open') return undefined;
      return invitationLink({ baseUrl, secret: record.secret, answerSeed: record.answerSeed });
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}
