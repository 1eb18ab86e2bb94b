import type { Random } from '../../basics/random.ts';
import { deriveKey } from '../keys.ts';
import { unwrapKey, wrapKey } from './asking-wrapper.ts';
import type { AskingWrapper } from './asking-wrapper.ts';
import { WrapperKind } from './wrapper-list.ts';
import type { Wrapper } from './wrapper-list.ts';

const wrappingOf = (secret: Uint8Array): Uint8Array => deriveKey(secret, 'wrapper-recovery-words');

/** Closes the keys of a vault with the secret of recovery words. It is random, so nothing has to make trying it slow. No details. */
export const wrapWithRecovery = (
  keys: Uint8Array,
  secret: Uint8Array,
  { random, nowMs }: { readonly random: Random; readonly nowMs: number },
): Wrapper =>
  wrapKey(
    keys,
    {
      kind: WrapperKind.recoveryWords,
      details: new Uint8Array(0),
      wrapping: wrappingOf(secret),
      setMs: nowMs,
    },
    random,
  );

/** The keys of the vault; undefined for other words. */
export const unwrapWithRecovery = (
  wrapper: AskingWrapper,
  secret: Uint8Array,
): Uint8Array | undefined => unwrapKey(wrapper, wrappingOf(secret));
