import { equalBytes, utf8 } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';
import { usualCost } from '../vault/argon2-cost.ts';
import type { Argon2Cost, Stretch } from '../vault/argon2-cost.ts';
import { deriveKey } from '../vault/keys.ts';
import { checkBytes, saltBytes, writeBackupHeader } from './backup-header.ts';
import type { BackupHeader } from './backup-header.ts';

/** What opens the chunks of one backup. */
export interface BackupKey {
  readonly header: BackupHeader;
  readonly key: Uint8Array;
}

/** A new header with a salt of its own, so that no two backups have one key. */
export async function newBackupKey(
  passphrase: string,
  tools: { readonly random: Random; readonly stretch: Stretch; readonly cost?: Argon2Cost },
): Promise<BackupKey> {
  const { random, stretch, cost = usualCost } = tools;
  const salt = random.bytes(saltBytes);
  const { key, check } = await stretched(passphrase, { salt, cost, stretch });
  return { header: writeBackupHeader({ cost, salt, check }), key };
}

/** Undefined for another passphrase. */
export async function backupKeyOf(
  header: BackupHeader,
  passphrase: string,
  stretch: Stretch,
): Promise<BackupKey | undefined> {
  const { key, check } = await stretched(passphrase, { ...header, stretch });
  return equalBytes(check, header.check) ? { header, key } : undefined;
}

/** One passphrase however a keyboard composes its letters (NFKC), as for the lock; blanks count. */
async function stretched(
  passphrase: string,
  options: { readonly salt: Uint8Array; readonly cost: Argon2Cost; readonly stretch: Stretch },
): Promise<{ readonly key: Uint8Array; readonly check: Uint8Array }> {
  const { stretch, salt, cost } = options;
  const secret = await stretch({ passphrase: utf8(passphrase.normalize('NFKC')), salt, cost });
  return {
    key: deriveKey(secret, 'backup'),
    check: deriveKey(secret, 'backup-check').subarray(0, checkBytes),
  };
}
