import { InvitationId, SpaceId } from '../basics/id.ts';
import * as shape from '../basics/shape.ts';
import { parts } from '../documents/members/types.ts';
import { bytes, recordKind, secret } from './keyring-records.ts';

/*
 * What the keyring keeps of doors. Apart from the other records: whoever neither waits for somebody nor asks to come in loads none of
 * it. `doors-when-needed.ts` and `joins-when-needed.ts` look whether there is any.
 */

const invitationSchema = shape.fields(
  {
    workspace: shape.parsedBy((text) => SpaceId.parse(text)),
    secret,
    answerSeed: secret,
    part: shape.oneOf(parts),
    createdMs: shape.count,
    expiresMs: shape.count,
  },
  {
    /** It adds a device to this person's own: `workspace` is then the personal Space, and the part says nothing. */
    device: shape.exactly(true),
    /** Somebody may have its link: it was copied, or somebody stood at its door. */
    given: shape.exactly(true),
    closed: shape.either(
      shape.fields({
        state: shape.exactly('used'),
        atMs: shape.count,
        /** Sign key of the device that was let in: it gets its welcome again when it was cut off. */
        by: secret,
        name: shape.text,
      }),
      shape.fields({ state: shape.exactly('withdrawn'), atMs: shape.count }),
    ),
  },
);

const joinSchema = shape.fields(
  {
    invitation: shape.parsedBy((text) => InvitationId.parse(text)),
    secret,
    answerKeyHash: bytes,
    name: shape.text,
    seed: secret,
    startedMs: shape.count,
  },
  { device: shape.exactly(true) },
);

export type InvitationRecord = shape.Of<typeof invitationSchema>;
export type JoinRecord = shape.Of<typeof joinSchema>;

/** Invitations this device has made, by invitation id. */
export const invitationRecords = recordKind('invitations', invitationSchema);
/** Requests to come in that are not settled, by a random id. */
export const joinRecords = recordKind('joins', joinSchema);
