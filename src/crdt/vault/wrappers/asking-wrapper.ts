import { readBytes } from '../../basics/byte-reader.ts';
import { byteWriter } from '../../basics/byte-writer.ts';
import { concatBytes, toHex, utf8 } from '../../basics/bytes.ts';
import type { Random } from '../../basics/random.ts';
import { WRAPPED_BYTES } from '../closed-keys.ts';
import { openBytes, sealBytes } from '../sealed-bytes.ts';
import type { Wrapper } from './wrapper-list.ts';

const ID_BYTES = 16;
const LONGEST_DETAILS = 2048;

/** A wrapper that asks for something, as far as it can be read with nothing asked. */
export interface AskingWrapper {
  /** Names it in lists; random. */
  readonly id: string;
  /** When it was set, by the clock of this device. */
  readonly setMs: number;
  /** What its kind needs in order to ask. */
  readonly details: Uint8Array;
  /** The keys of the vault, closed. */
  readonly sealed: Uint8Array;
  /** What the sealed key is bound to: everything that stands before it. */
  readonly associated: Uint8Array;
}

/** What {@link wrapKey} puts together. */
export interface NewWrapper {
  readonly kind: number;
  readonly details: Uint8Array;
  /** What closes them; only what is asked for gives it again. */
  readonly wrapping: Uint8Array;
  readonly setMs: number;
}

/** Closes the keys of a vault: `id 16 | set u64 | details behind their length | sealed bytes`. */
export function wrapKey(
  keys: Uint8Array,
  { kind, details, wrapping, setMs }: NewWrapper,
  random: Random,
): Wrapper {
  const head = byteWriter().fixed(random.bytes(ID_BYTES)).u64(setMs).variable(details).bytes();
  const seal = { key: wrapping, associated: associatedOf(kind, head) };
  return { kind, body: concatBytes(head, sealBytes(keys, seal, random)) };
}

/** Undefined when it is no such wrapper. */
export const readAsking = ({ kind, body }: Wrapper): AskingWrapper | undefined =>
  readBytes(body, (reader) => {
    const id = toHex(reader.fixed(ID_BYTES));
    const setMs = reader.u64();
    const details = reader.variable(LONGEST_DETAILS);
    const sealed = reader.fixed(reader.left());
    const head = body.subarray(0, body.length - sealed.length);
    return { id, setMs, details, sealed, associated: associatedOf(kind, head) };
  });

/** The keys of the vault; undefined when they were closed with something else, or a byte was changed. */
export function unwrapKey(
  { sealed, associated }: AskingWrapper,
  wrapping: Uint8Array,
): Uint8Array | undefined {
  const keys = openBytes(sealed, { key: wrapping, associated });
  return keys?.length === WRAPPED_BYTES ? keys : undefined;
}

const associatedOf = (kind: number, head: Uint8Array): Uint8Array =>
  concatBytes(utf8('attune wrapper 1'), Uint8Array.of(kind), head);
