import { concatBytes, equalBytes } from '../../src/crdt/basics/bytes.ts';
import type { Random } from '../../src/crdt/basics/random.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import type { Stretch } from '../../src/crdt/vault/argon2-cost.ts';
import { deriveKey } from '../../src/crdt/vault/keys.ts';
import type { Passkeys } from '../../src/crdt/vault/wrappers/passkey-wrapper.ts';

/** Takes no time, and tells passphrases and salts apart as well: for what is not about the cost. */
export const quickStretch: Stretch = ({ passphrase, salt }) =>
  Promise.resolve(deriveKey(concatBytes(salt, passphrase), 'quick'));

/** An authenticator in memory that gives its secrets to whoever asks. */
export function pretendPasskeys(random: Random): Passkeys {
  const held: { readonly credential: Uint8Array; readonly key: Uint8Array }[] = [];
  return {
    giveUp: () => undefined,
    make(salt) {
      const made = { credential: random.bytes(32), key: random.bytes(32) };
      held.push(made);
      const secret = deriveKey(concatBytes(made.key, salt), 'pretend');
      return Promise.resolve(ok({ credential: made.credential, secret }));
    },
    ask(questions) {
      for (const { credential, salt } of questions) {
        const own = held.find((one) => equalBytes(one.credential, credential));
        if (own === undefined) continue;
        const secret = deriveKey(concatBytes(own.key, salt), 'pretend');
        return Promise.resolve(ok({ credential, secret }));
      }
      return Promise.resolve(err('declined'));
    },
  };
}
