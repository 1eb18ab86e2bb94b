import { equalBytes } from '../basics/bytes.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { Stretch } from '../vault/argon2-cost.ts';
import type { WayInto } from '../vault/ways-in.ts';
import { questionOf, unwrapWithPasskey } from '../vault/wrappers/passkey-wrapper.ts';
import type { Passkeys } from '../vault/wrappers/passkey-wrapper.ts';
import { unwrapWithPassphrase } from '../vault/wrappers/passphrase-wrapper.ts';
import { lookAtRecoveryWords, readRecoveryWords } from '../vault/wrappers/recovery-words.ts';
import { unwrapWithRecovery } from '../vault/wrappers/recovery-wrapper.ts';
import { WrapperKind } from '../vault/wrappers/wrapper-list.ts';
import type { Unlocking, UnlockFault } from './lock.ts';

/** Tries what somebody typed or holds on the ways in of its kind: the keys of the vault, or why there are none. */
export async function tryWayIn(
  ways: readonly WayInto[],
  unlocking: Unlocking,
  {
    stretch,
    passkeys,
    signal,
  }: {
    readonly stretch: Stretch;
    readonly passkeys: Passkeys | undefined;
    /** Takes back a question that nobody has answered. */
    readonly signal: AbortSignal;
  },
): Promise<Result<Uint8Array, UnlockFault>> {
  const of = (kind: number): readonly WayInto[] =>
    ways.filter(({ wrapper }) => wrapper.kind === kind);
  switch (unlocking.way) {
    case 'passphrase': {
      let damaged = false;
      for (const way of of(WrapperKind.passphrase)) {
        const keys = await unwrapWithPassphrase(way, unlocking.passphrase, stretch);
        if (keys instanceof Uint8Array) return ok(keys);
        damaged ||= keys === 'damaged';
      }
      return err(damaged ? 'damaged' : 'wrong');
    }
    case 'recovery-words': {
      const secret = readRecoveryWords(unlocking.words);
      for (const way of secret === undefined ? [] : of(WrapperKind.recoveryWords)) {
        const keys = secret && unwrapWithRecovery(way, secret);
        if (keys !== undefined) return ok(keys);
      }
      return err(lookAtRecoveryWords(unlocking.words) ?? 'wrong');
    }
    case 'passkey': {
      const asked = of(WrapperKind.passkey).flatMap((way) => {
        const question = questionOf(way);
        return question === undefined ? [] : [{ way, question }];
      });
      if (passkeys === undefined || asked.length === 0) return err('unsupported');
      const isTakenBack = (): boolean => signal.aborted;
      if (isTakenBack()) return err('taken-back');
      const answer = await passkeys.ask(
        asked.map(({ question }) => question),
        signal,
      );
      if (!answer.ok) return isTakenBack() ? err('taken-back') : answer;
      const { credential, secret } = answer.value;
      const own = asked.find(({ question }) => equalBytes(question.credential, credential));
      const keys = own && unwrapWithPasskey(own.way, secret);
      return keys === undefined ? err('wrong') : ok(keys);
    }
  }
}
