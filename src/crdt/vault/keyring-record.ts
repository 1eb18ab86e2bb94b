import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { concatBytes, utf8 } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';
import { recordName } from './keys.ts';
import type { KeyringKeys } from './keys.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import type { Seal } from './sealed-bytes.ts';

/** The longest JSON of one record, in bytes: the keyring is opened before anything else and stays small. */
export const LONGEST_VALUE = 64 * 1024;

/** Plaintexts are filled up to a multiple of this, so that sizes tell little. */
const PADDING_STEP = 256;

/** One record of the keyring, opened. */
export interface KeyringRecord {
  readonly collection: string;
  readonly id: string;
  /** Any JSON value. */
  readonly value: unknown;
}

const sealOf = (keys: KeyringKeys, name: string): Seal => ({
  key: keys.seal,
  associated: concatBytes(utf8('attune keyring 1'), utf8(name)),
});

/**
 * Seals a record for its name (FORMAT.md "Keyring records").
 * @throws RangeError when the value is too long; TypeError when it is no JSON.
 */
export function sealRecord(record: KeyringRecord, keys: KeyringKeys, random: Random): Uint8Array {
  const json = utf8(toJson(record.value));
  if (json.length > LONGEST_VALUE) {
    throw new RangeError(`a keyring record of ${json.length} bytes`);
  }
  const plain = byteWriter().text(record.collection).text(record.id).variable(json).bytes();
  const padded = new Uint8Array(Math.ceil(plain.length / PADDING_STEP) * PADDING_STEP);
  padded.set(plain);
  const name = recordName(keys.name, record.collection, record.id);
  return sealBytes(padded, sealOf(keys, name), random);
}

/** Undefined when the record was damaged, moved to another name, or comes from a newer version. */
export function openRecord(
  name: string,
  sealed: Uint8Array,
  keys: KeyringKeys,
): KeyringRecord | undefined {
  const plain = openBytes(sealed, sealOf(keys, name));
  if (plain === undefined) return undefined;
  const read = readBytes(plain, (reader) => {
    const collection = reader.text(plain.length);
    const id = reader.text(plain.length);
    const json = reader.text(LONGEST_VALUE);
    reader.fixed(reader.left());
    return { collection, id, json };
  });
  if (read === undefined) return undefined;
  if (recordName(keys.name, read.collection, read.id) !== name) return undefined;
  try {
    return { collection: read.collection, id: read.id, value: JSON.parse(read.json) };
  } catch {
    return undefined;
  }
}

/** @throws TypeError for what JSON cannot say (undefined, a function, a circle). */
function toJson(value: unknown): string {
  const json: unknown = JSON.stringify(value);
  if (typeof json !== 'string') throw new TypeError('not a JSON value');
  return json;
}
