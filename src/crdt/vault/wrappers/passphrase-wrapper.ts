import { readBytes } from '../../basics/byte-reader.ts';
import { concatBytes, utf8 } from '../../basics/bytes.ts';
import type { Random } from '../../basics/random.ts';
import { readCost, usualCost, writeCost } from '../argon2-cost.ts';
import type { Argon2Cost, Stretch } from '../argon2-cost.ts';
import { deriveKey } from '../keys.ts';
import { unwrapKey, wrapKey } from './asking-wrapper.ts';
import type { AskingWrapper } from './asking-wrapper.ts';
import { WrapperKind } from './wrapper-list.ts';
import type { Wrapper } from './wrapper-list.ts';

const SALT_BYTES = 16;

/** Closes the keys of a vault with a passphrase. Details: `memory u32 | passes u32 | lanes u8 | salt 16`. */
export async function wrapWithPassphrase(
  keys: Uint8Array,
  passphrase: string,
  tools: {
    readonly random: Random;
    readonly stretch: Stretch;
    readonly nowMs: number;
    readonly cost?: Argon2Cost;
  },
): Promise<Wrapper> {
  const { random, stretch, nowMs, cost = usualCost } = tools;
  const salt = random.bytes(SALT_BYTES);
  const wrapping = await wrappingOf(passphrase, { salt, cost, stretch });
  const details = concatBytes(writeCost(cost), salt);
  return wrapKey(keys, { kind: WrapperKind.passphrase, details, wrapping, setMs: nowMs }, random);
}

/** The keys of the vault; undefined for another passphrase; `damaged` when the wrapper asks for what nothing of ours ever wrote. */
export async function unwrapWithPassphrase(
  wrapper: AskingWrapper,
  passphrase: string,
  stretch: Stretch,
): Promise<Uint8Array | 'damaged' | undefined> {
  const read = readBytes(wrapper.details, (reader) => ({
    cost: readCost(reader),
    salt: reader.fixed(SALT_BYTES),
  }));
  if (read?.cost === undefined) return 'damaged';
  const { cost, salt } = read;
  return unwrapKey(wrapper, await wrappingOf(passphrase, { salt, cost, stretch }));
}

/** One passphrase however a keyboard composes its letters (NFKC); blanks count. */
async function wrappingOf(
  passphrase: string,
  options: { readonly salt: Uint8Array; readonly cost: Argon2Cost; readonly stretch: Stretch },
): Promise<Uint8Array> {
  const { stretch, salt, cost } = options;
  const stretched = await stretch({ passphrase: utf8(passphrase.normalize('NFKC')), salt, cost });
  return deriveKey(stretched, 'wrapper-passphrase');
}
