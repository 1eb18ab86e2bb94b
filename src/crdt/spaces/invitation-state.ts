import type { InvitationId } from '../basics/id.ts';
import type { InvitationRecord } from './door-records.ts';
import type { Invitation } from './workspace.ts';

/** How long a closed invitation still answers with the one word that says why. */
export const closedInvitationsAnswerMs = 30 * 24 * 60 * 60 * 1000;

/** Where an invitation stands at a moment of this device's clock. */
export function invitationState(record: InvitationRecord, nowMs: number): Invitation['state'] {
  if (record.closed !== undefined) return record.closed.state;
  return nowMs >= record.expiresMs ? 'expired' : 'open';
}

/** Whether it has been closed for so long that it is forgotten. */
export function isForgotten(record: InvitationRecord, nowMs: number): boolean {
  const closedMs = record.closed?.atMs ?? record.expiresMs;
  return nowMs - closedMs > closedInvitationsAnswerMs;
}

/** An invitation as pages show it. */
export function invitationView(
  id: InvitationId,
  record: InvitationRecord,
  nowMs: number,
): Invitation {
  return {
    id,
    part: record.part,
    createdMs: record.createdMs,
    expiresMs: record.expiresMs,
    state: invitationState(record, nowMs),
    usedBy: record.closed?.state === 'used' ? record.closed.name : undefined,
  };
}
