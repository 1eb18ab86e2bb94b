import { concatBytes, equalBytes } from '../../src/crdt/basics/bytes.ts';
import type { Random } from '../../src/crdt/basics/random.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import type { Stretch } from '../../src/crdt/vault/argon2-cost.ts';
import { deriveKey } from '../../src/crdt/vault/keys.ts';
import type { Passkeys } from '../../src/crdt/vault/wrappers/passkey-wrapper.ts';

/** Takes no time, and tells passphrases and salts apart as well: for what is not about the cost. */
export const quickStretch: Stretch = ({ passphrase, salt }) =>
  Promise.resolve(deriveKey(concatBytes(salt, passphrase), 'quick'));

/** An authenticator in memory. */
export interface PretendPasskeys extends Passkeys {
  /** It lies elsewhere: a question stays until it is taken back. */
  isAway: boolean;
  /** How many questions nobody has answered yet. */
  waiting(): number;
}

/** An authenticator in memory that gives its secrets to whoever asks. */
export function pretendPasskeys(random: Random): PretendPasskeys {
  const held: { readonly credential: Uint8Array; readonly key: Uint8Array }[] = [];
  let waiting = 0;
  const passkeys: PretendPasskeys = {
    isAway: false,
    waiting: () => waiting,
    make(salt) {
      const made = { credential: random.bytes(32), key: random.bytes(32) };
      held.push(made);
      const secret = deriveKey(concatBytes(made.key, salt), 'pretend');
      return Promise.resolve(ok({ credential: made.credential, secret }));
    },
    async ask(questions, signal) {
      if (passkeys.isAway) {
        waiting += 1;
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
        waiting -= 1;
        return err('declined');
      }
      for (const { credential, salt } of questions) {
        const own = held.find((one) => equalBytes(one.credential, credential));
        if (own === undefined) continue;
        const secret = deriveKey(concatBytes(own.key, salt), 'pretend');
        return ok({ credential, secret });
      }
      return err('declined');
    },
  };
  return passkeys;
}
