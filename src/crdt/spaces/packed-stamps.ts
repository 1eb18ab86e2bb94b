import { fromBase64Url, toBase64Url } from '../basics/bytes.ts';

/** So many fit into one record of the keyring (64 KiB of JSON): more than six thousand goals and notes. */
export const mostStamps = 12_000;

/** Stamps (32 bits each, as the machine keeps them) in base64url. Beyond {@link mostStamps} the rest counts as not seen. */
export const packStamps = (stamps: readonly number[]): string =>
  toBase64Url(new Uint8Array(Uint32Array.from(stamps.slice(0, mostStamps)).buffer));

/** What {@link packStamps} has packed, or the numbers as they were first written; undefined when it is neither. */
export function unpackStamps(packed: unknown): readonly number[] | undefined {
  if (Array.isArray(packed)) return packed.filter((stamp) => typeof stamp === 'number');
  const bytes = typeof packed === 'string' ? fromBase64Url(packed) : undefined;
  if (bytes === undefined || bytes.length % 4 !== 0) return undefined;
  return [...new Uint32Array(bytes.slice().buffer)];
}
