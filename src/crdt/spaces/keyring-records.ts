import { fromBase64Url, toBase64Url } from '../basics/bytes.ts';
import { EpochId, MemberId, RecordId, SpaceId } from '../basics/id.ts';
import * as shape from '../basics/shape.ts';
import { parts } from '../documents/members/types.ts';
import type { Keyring, KeyringChange } from '../vault/vault.ts';
import { packStamps, unpackStamps } from './packed-stamps.ts';
import { defaultPreferences } from './preferences.ts';

/*
 * What the keyring keeps, collection by collection. Records are JSON; bytes are base64url. Every record is
 * parsed when read: one that does not fit is counted by the caller and left as it is.
 */

/** Bytes of any length. */
export const bytes = shape.parsedBy((value) =>
  typeof value === 'string' ? fromBase64Url(value) : undefined,
);
/** 32 bytes. */
export const secret = shape.parsedBy((value) => {
  const read = bytes(value)?.value;
  return read?.length === 32 ? read : undefined;
});

/** What opens a Space, whoever its audience is. */
const keysFields = {
  space: shape.parsedBy((text) => SpaceId.parse(text)),
  genesis: bytes,
  /** This device's own seed in this Space: its keys here have nothing in common with those elsewhere. */
  seed: secret,
  /** Certificates from the founder's to this device's own. */
  chain: shape.listOf(bytes),
  epochs: shape.listOf(
    shape.fields({ epoch: shape.parsedBy((text) => EpochId.parse(text)), secret }),
    1,
  ),
  member: shape.parsedBy((text) => MemberId.parse(text)),
};
const keysSchema = shape.fields(keysFields);

const workspaceSchema = shape.fields({
  ...keysFields,
  part: shape.oneOf(parts),
  name: shape.text,
  ownName: shape.text,
  others: shape.listOf(shape.text),
  lastOpenedMs: shape.count,
});

/** Stamps (changes.ts) of what this person has seen in a workspace. */
const seenSchema = shape.fields({
  stamps: shape.parsedBy(unpackStamps),
});

const sealedAnswerSchema = shape.fields({
  workspace: shape.parsedBy((text) => SpaceId.parse(text)),
  poll: shape.parsedBy((text) => RecordId.parse(text)),
  /** Plain JSON; whoever knows the poll parses it. */
  answer: shape.anything,
  salt: bytes,
});

const minutes = shape.parsedBy((value) => {
  const read = shape.count(value)?.value;
  return read !== undefined && read >= 1 && read <= 60 ? read : undefined;
});
const preferencesSchema = shape.fields({
  theme: shape.orElse(shape.oneOf(['system', 'light', 'dark']), defaultPreferences.theme),
  contrast: shape.orElse(shape.oneOf(['system', 'more']), defaultPreferences.contrast),
  motion: shape.orElse(shape.oneOf(['system', 'less']), defaultPreferences.motion),
  plainHints: shape.orElse(shape.oneOf(['on', 'off']), defaultPreferences.plainHints),
  lockAfterMinutes: shape.orElse(minutes, defaultPreferences.lockAfterMinutes),
  leaveTo: shape.orElse(shape.text, defaultPreferences.leaveTo),
  lockOffer: shape.orElse(shape.oneOf(['open', 'declined']), defaultPreferences.lockOffer),
});

export type SpaceKeys = shape.Of<typeof keysSchema>;
export type WorkspaceRecord = shape.Of<typeof workspaceSchema>;
export type SealedAnswerRecord = shape.Of<typeof sealedAnswerSchema>;

/** Where records are read from: a keyring, or what a backup holds of one. */
export type ReadRecords = Pick<Keyring, 'get' | 'list'>;

/** A collection of the keyring with its shape. */
export interface RecordKind<T> {
  get(keyring: ReadRecords, id: string): T | undefined;
  /** Only those that could be read. */
  list(keyring: ReadRecords): ReadonlyMap<string, T>;
  change(id: string, value: T | undefined): KeyringChange;
  /** Only in place of what is held: what another tab has taken away meanwhile stays away. */
  replacement(id: string, value: T): KeyringChange;
  /** Only where nothing rests under this id: of two tabs that begin at once one does. */
  beginning(id: string, value: T): KeyringChange;
}

/** A collection with its shape; `write` where records rest in another form than they are read in. */
export function recordKind<T>(
  collection: string,
  schema: shape.Shape<T>,
  write: (value: T) => unknown = (value) => value,
): RecordKind<T> {
  const parse = (value: unknown): T | undefined => schema(value)?.value;
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
/** Answers to hidden polls that are not opened yet, by their seal in hexadecimal. */
export const sealedAnswerRecords = recordKind('sealed-answers', sealedAnswerSchema);
/** Plans of sessions that are not saved yet, by space id: read and written by `plan-drafts.ts`. */
export const planDraftCollection = 'plan-drafts';
/** One record, `own`. */
export const preferenceRecords = recordKind('preferences', preferencesSchema);

/** What opens a Space, be it a workspace or this person's own. */
export function spaceKeysOf(keyring: ReadRecords, id: SpaceId): SpaceKeys | undefined {
  const personal = personalRecords.get(keyring, 'own');
  return personal?.space === id ? personal : workspaceRecords.get(keyring, id);
}
