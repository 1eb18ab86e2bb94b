import { fromHex, toHex } from './bytes.ts';
import type { Random } from './random.ts';

declare const brand: unique symbol;

/** A string that must not be confused with another string: the name says what it identifies. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** A Space: everything that one audience may read (32 bytes). */
export type SpaceId = Id<'SpaceId'>;
/** A period of a Space with one secret (16 bytes). */
export type EpochId = Id<'EpochId'>;
/** One browser of one person, in one Space (16 bytes). */
export type DeviceId = Id<'DeviceId'>;
/** One person in one Space (16 bytes). */
export type MemberId = Id<'MemberId'>;
/** One page load of one device (16 bytes). */
export type WriterId = Id<'WriterId'>;
/** The append-only sequence of one writer's entries (16 bytes). */
export type FeedId = Id<'FeedId'>;
/** The hash that chains an entry to the next one of its feed (32 bytes). */
export type EntryHash = Id<'EntryHash'>;
/** One invitation (16 bytes). */
export type InvitationId = Id<'InvitationId'>;
/** A record that people write: a goal, a step, a note (16 bytes). */
export type RecordId = Id<'RecordId'>;

/** Makes and reads ids of one kind. In memory and as map keys ids are lower-case hex, on the wire bytes. */
export interface IdKind<T extends Id<string>> {
  /** Length on the wire, in bytes. */
  readonly size: number;
  /** @throws RangeError when the length is wrong: the caller has already measured. */
  fromBytes(bytes: Uint8Array): T;
  /** Reads text from outside; undefined when it is not such an id. */
  parse(text: unknown): T | undefined;
  /** A fresh id from randomness. */
  random(random: Random): T;
}

function idKind<T extends Id<string>>(name: string, size: number): IdKind<T> {
  const pattern = new RegExp(`^[0-9a-f]{${size * 2}}$`);
  // The one place where a plain string becomes an id: its shape has been checked.
  const branded = (text: string): T => text as T;
  return {
    size,
    fromBytes(bytes) {
      if (bytes.length !== size)
        throw new RangeError(`${name}: ${bytes.length} bytes, not ${size}`);
      return branded(toHex(bytes));
    },
    parse: (text) => (typeof text === 'string' && pattern.test(text) ? branded(text) : undefined),
    random: (random) => branded(toHex(random.bytes(size))),
  };
}

export const SpaceId = idKind<SpaceId>('space id', 32);
export const EpochId = idKind<EpochId>('epoch id', 16);
export const DeviceId = idKind<DeviceId>('device id', 16);
export const MemberId = idKind<MemberId>('member id', 16);
export const WriterId = idKind<WriterId>('writer id', 16);
export const FeedId = idKind<FeedId>('feed id', 16);
export const EntryHash = idKind<EntryHash>('entry hash', 32);
export const InvitationId = idKind<InvitationId>('invitation id', 16);
export const RecordId = idKind<RecordId>('record id', 16);

/** The bytes of an id, as they stand in entries and frames. */
export const idBytes = (id: Id<string>): Uint8Array => fromHex(id);
