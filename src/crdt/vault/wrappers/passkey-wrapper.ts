import { readBytes } from '../../basics/byte-reader.ts';
import { byteWriter } from '../../basics/byte-writer.ts';
import type { Random } from '../../basics/random.ts';
import type { Result } from '../../basics/result.ts';
import { deriveKey } from '../keys.ts';
import { unwrapKey, wrapKey } from './asking-wrapper.ts';
import type { AskingWrapper } from './asking-wrapper.ts';
import { WrapperKind } from './wrapper-list.ts';
import type { Wrapper } from './wrapper-list.ts';

const SALT_BYTES = 32;
const LONGEST_CREDENTIAL = 1023;

/** A passkey as it is asked: which one, and over what it gives its secret (WebAuthn level 3, extension `prf`). */
export interface PasskeyQuestion {
  readonly credential: Uint8Array;
  readonly salt: Uint8Array;
}

/** `unsupported`: this browser or passkey gives no secret; `declined`: the person or the browser ended the question. */
export type PasskeyFault = 'unsupported' | 'declined';

/** The platform's passkeys. */
export interface Passkeys {
  /** Makes one and has it give its secret over this salt. */
  make(
    salt: Uint8Array,
  ): Promise<
    Result<{ readonly credential: Uint8Array; readonly secret: Uint8Array }, PasskeyFault>
  >;
  /** Asks for any one of these; taken back by the signal before it is answered, it is `declined` at once. */
  ask(
    questions: readonly PasskeyQuestion[],
    signal?: AbortSignal,
  ): Promise<
    Result<{ readonly credential: Uint8Array; readonly secret: Uint8Array }, PasskeyFault>
  >;
}

/** What a new passkey gives its secret over. */
export const passkeySalt = (random: Random): Uint8Array => random.bytes(SALT_BYTES);

const wrappingOf = (secret: Uint8Array): Uint8Array => deriveKey(secret, 'wrapper-passkey');

/** Closes the keys of a vault with the secret of a passkey. Details: `salt 32 | credential behind its length`. */
export const wrapWithPasskey = (
  keys: Uint8Array,
  passkey: PasskeyQuestion & { readonly secret: Uint8Array },
  { random, nowMs }: { readonly random: Random; readonly nowMs: number },
): Wrapper =>
  wrapKey(
    keys,
    {
      kind: WrapperKind.passkey,
      details: byteWriter().fixed(passkey.salt).variable(passkey.credential).bytes(),
      wrapping: wrappingOf(passkey.secret),
      setMs: nowMs,
    },
    random,
  );

/** How to ask for it; undefined when the wrapper cannot be read. */
export const questionOf = ({ details }: AskingWrapper): PasskeyQuestion | undefined =>
  readBytes(details, (reader) => ({
    salt: reader.fixed(SALT_BYTES).slice(),
    credential: reader.variable(LONGEST_CREDENTIAL).slice(),
  }));

/** The keys of the vault; undefined for another passkey. */
export const unwrapWithPasskey = (
  wrapper: AskingWrapper,
  secret: Uint8Array,
): Uint8Array | undefined => unwrapKey(wrapper, wrappingOf(secret));
