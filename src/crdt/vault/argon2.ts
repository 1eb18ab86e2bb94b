import { argon2id as plainArgon2id } from '@noble/hashes/argon2.js';
import { argon2id } from 'hash-wasm';
import type { Stretch } from './argon2-cost.ts';
import { KEY_BYTES } from './keys.ts';

/** Argon2id by WebAssembly; in plain code, which takes four times as long, where that cannot be compiled. */
export const argon2: Stretch = async ({ passphrase, salt, cost }) => {
  const { memory, passes, lanes } = cost;
  try {
    return await argon2id({
      password: passphrase,
      salt,
      memorySize: memory,
      iterations: passes,
      parallelism: lanes,
      hashLength: KEY_BYTES,
      outputType: 'binary',
    });
  } catch {
    return plainArgon2id(passphrase, salt, { m: memory, t: passes, p: lanes, dkLen: KEY_BYTES });
  }
};
