import { sha256 } from '@noble/hashes/sha2.js';
import { readBytes } from '../basics/byte-reader.ts';
import { concatBytes, equalBytes, utf8 } from '../basics/bytes.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { readCost, writeCost } from '../vault/argon2-cost.ts';
import type { Argon2Cost } from '../vault/argon2-cost.ts';
import type { BackupFault } from './backup-fault.ts';

/** What a backup begins with: all that is asked of the passphrase before anything opens. */
export interface BackupHeader {
  readonly cost: Argon2Cost;
  readonly salt: Uint8Array;
  /** Tells a wrong passphrase from a damaged file; hangs on the stretched passphrase. */
  readonly check: Uint8Array;
  /** The header itself, to which every chunk is bound. */
  readonly bytes: Uint8Array;
}

const version = 1;
/** No letter of any text comes first, and a file that was carried as text loses the end. */
const magic = concatBytes(Uint8Array.of(0x8b), utf8('attune'), Uint8Array.of(0x0a));
export const saltBytes = 16;
export const checkBytes = 16;
const costBytes = 9;
const sumBytes = 16;

/** Length of a header. */
export const headerBytes = magic.length + 1 + costBytes + saltBytes + checkBytes + sumBytes;

/** Puts a header together. FORMAT.md "Header". */
export function writeBackupHeader(of: Omit<BackupHeader, 'bytes'>): BackupHeader {
  const body = concatBytes(magic, Uint8Array.of(version), writeCost(of.cost), of.salt, of.check);
  return { ...of, bytes: concatBytes(body, sumOf(body)) };
}

/** Reads the first bytes of a file. What a header asks for is believed within bounds only, and nothing is computed here. */
export function readBackupHeader(bytes: Uint8Array): Result<BackupHeader, BackupFault> {
  if (bytes.length === 0) return err('empty');
  if (!equalBytes(bytes.subarray(0, magic.length), magic)) return err('not-a-backup');
  const found = bytes[magic.length];
  if (found === undefined) return err('incomplete');
  if (found !== version) return err(found > version ? 'newer' : 'damaged');
  if (bytes.length < headerBytes) return err('incomplete');
  const header = bytes.slice(0, headerBytes);
  const body = header.subarray(0, headerBytes - sumBytes);
  if (!equalBytes(sumOf(body), header.subarray(body.length))) return err('damaged');
  const read = readBytes(body.subarray(magic.length + 1), (reader) => ({
    cost: readCost(reader),
    salt: reader.fixed(saltBytes),
    check: reader.fixed(checkBytes),
  }));
  if (read?.cost === undefined) return err('unsafe');
  return ok({ cost: read.cost, salt: read.salt, check: read.check, bytes: header });
}

/** No seal: it tells a header that was damaged from one that asks for too much. */
const sumOf = (body: Uint8Array): Uint8Array =>
  sha256(concatBytes(utf8('attune backup 1'), body)).subarray(0, sumBytes);
