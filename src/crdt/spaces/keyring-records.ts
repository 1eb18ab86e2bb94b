import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../basics/bytes.ts';
import { EpochId, InvitationId, MemberId, RecordId, SpaceId } from '../basics/id.ts';
import { parts } from '../documents/members/types.ts';
import type { Keyring, KeyringChange } from '../vault/vault.ts';
import { packStamps, unpackStamps } from './packed-stamps.ts';
import { defaultPreferences } from './preferences.ts';

/*
 * What the keyring keeps, collection by collection. Records are JSON; bytes are base64url. Every record is
 * parsed when read: one that does not fit is counted by the caller and left as it is.
 */

const bytes = v.pipe(
  v.string(),
  v.transform((text) => fromBase64Url(text)),
  v.custom<Uint8Array>((value) => value instanceof Uint8Array),
);
const secret = v.pipe(
  bytes,
  v.check((value) => value.length === 32, '32 bytes'),
);
const idField = <T>(parse: (text: unknown) => T | undefined) =>
  v.pipe(
    v.string(),
    v.transform((text) => parse(text)),
    v.custom<T>((value) => value !== undefined),
  );
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What opens a Space, whoever its audience is. */
const keysSchema = v.object({
  space: idField((text) => SpaceId.parse(text)),
  genesis: bytes,
  /** This device's own seed in this Space: its keys here have nothing in common with those elsewhere. */
  seed: secret,
  /** Certificates from the founder's to this device's own. */
  chain: v.array(bytes),
  epochs: v.pipe(
    v.array(v.object({ epoch: idField((text) => EpochId.parse(text)), secret })),
    v.minLength(1),
  ),
  member: idField((text) => MemberId.parse(text)),
});

const workspaceSchema = v.object({
  ...keysSchema.entries,
  part: v.picklist(parts),
  name: v.string(),
  ownName: v.string(),
  others: v.array(v.string()),
  lastOpenedMs: time,
});

/** Stamps (changes.ts) of what this person has seen in a workspace. */
const seenSchema = v.object({
  stamps: v.pipe(
    v.unknown(),
    v.transform(unpackStamps),
    v.custom<readonly number[]>((value) => value !== undefined),
  ),
});

const invitationSchema = v.object({
  workspace: idField((text) => SpaceId.parse(text)),
  secret,
  answerSeed: secret,
  part: v.picklist(parts),
  createdMs: time,
  expiresMs: time,
  /** Somebody may have its link: it was copied, or somebody stood at its door. */
  given: v.optional(v.literal(true)),
  closed: v.optional(
    v.variant('state', [
      v.object({
        state: v.literal('used'),
        atMs: time,
        /** Sign key of the device that was let in: it gets its welcome again when it was cut off. */
        by: secret,
        name: v.string(),
      }),
      v.object({ state: v.literal('withdrawn'), atMs: time }),
    ]),
  ),
});

const joinSchema = v.object({
  invitation: idField((text) => InvitationId.parse(text)),
  secret,
  answerKeyHash: bytes,
  name: v.string(),
  seed: secret,
  startedMs: time,
});

const sealedAnswerSchema = v.object({
  workspace: idField((text) => SpaceId.parse(text)),
  poll: idField((text) => RecordId.parse(text)),
  /** Plain JSON; whoever knows the poll parses it. */
  answer: v.unknown(),
  salt: bytes,
});

const preferencesSchema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), defaultPreferences.theme),
  contrast: v.fallback(v.picklist(['system', 'more']), defaultPreferences.contrast),
  motion: v.fallback(v.picklist(['system', 'less']), defaultPreferences.motion),
});

export type SpaceKeys = v.InferOutput<typeof keysSchema>;
export type WorkspaceRecord = v.InferOutput<typeof workspaceSchema>;
export type InvitationRecord = v.InferOutput<typeof invitationSchema>;
export type SealedAnswerRecord = v.InferOutput<typeof sealedAnswerSchema>;
export type JoinRecord = v.InferOutput<typeof joinSchema>;

/** A collection of the keyring with its shape. */
export interface RecordKind<T> {
  get(keyring: Keyring, id: string): T | undefined;
  /** Only those that could be read. */
  list(keyring: Keyring): ReadonlyMap<string, T>;
  change(id: string, value: T | undefined): KeyringChange;
  /** Only in place of what is held: what another tab has taken away meanwhile stays away. */
  replacement(id: string, value: T): KeyringChange;
  /** Only where nothing rests under this id: of two tabs that begin at once one does. */
  beginning(id: string, value: T): KeyringChange;
}

function recordKind<T>(
  collection: string,
  schema: v.GenericSchema<unknown, T>,
  write: (value: T) => unknown = (value) => value,
): RecordKind<T> {
  const parse = (value: unknown): T | undefined => {
    const result = v.safeParse(schema, value);
    return result.success ? result.output : undefined;
  };
  return {
    get: (keyring, id) => parse(keyring.get(collection, id)),
    list(keyring) {
      const records = new Map<string, T>();
      for (const [id, value] of keyring.list(collection)) {
        const record = parse(value);
        if (record !== undefined) records.set(id, record);
      }
      return records;
    },
    change: (id, value) => ({
      collection,
      id,
      value: value === undefined ? undefined : toJson(write(value)),
    }),
    replacement: (id, value) => ({
      collection,
      id,
      value: toJson(write(value)),
      replaces: true,
    }),
    beginning: (id, value) => ({ collection, id, value: toJson(write(value)), begins: true }),
  };
}

/** JSON of a record: byte strings become base64url, everything else stays. */
function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return toBase64Url(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part)]));
  }
  return value;
}

/** Workspaces with their secrets, by space id. */
export const workspaceRecords = recordKind('workspaces', workspaceSchema);
/** One record, `own`: the Space of this person alone. */
export const personalRecords = recordKind('personal', keysSchema);
/** What this person has seen, by space id. */
export const seenRecords = recordKind('seen', seenSchema, ({ stamps }) => ({
  stamps: packStamps(stamps),
}));
/** Invitations this device has made, by invitation id. */
export const invitationRecords = recordKind('invitations', invitationSchema);
/** Requests to come in that are not settled, by a random id. */
export const joinRecords = recordKind('joins', joinSchema);
/** Answers to hidden polls that are not opened yet, by their seal in hexadecimal. */
export const sealedAnswerRecords = recordKind('sealed-answers', sealedAnswerSchema);
/** One record, `own`. */
export const preferenceRecords = recordKind('preferences', preferencesSchema);

/** What opens a Space, be it a workspace or this person's own. */
export function spaceKeysOf(keyring: Keyring, id: SpaceId): SpaceKeys | undefined {
  const personal = personalRecords.get(keyring, 'own');
  return personal?.space === id ? personal : workspaceRecords.get(keyring, id);
}
