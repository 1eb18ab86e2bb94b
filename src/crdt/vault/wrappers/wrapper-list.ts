import { readBytes } from '../../basics/byte-reader.ts';
import { byteWriter } from '../../basics/byte-writer.ts';

/** Name of the record that holds the wrappers: read before there is any key, so it cannot be derived. */
export const WRAPPERS_RECORD = 'wrappers';

/**
 * Rests as soon as something has to be asked for, apart from the wrappers: with it, or with a wrapper that asks, nothing opens
 * by itself any more, whatever else is missing or was put back. Its bytes are the mark of a closed vault.
 */
export const CLOSED_RECORD = 'closed';

/** How often a way in was wrong since the last right one, and when: plain, for it is read before there is any key. */
export const TRIES_RECORD = 'tries';

/** Ways to wrap the vault key. The device wrapper asks for nothing. */
export const WrapperKind = { device: 1, passphrase: 2, passkey: 3, recoveryWords: 4 } as const;

/** The vault key, wrapped in one way. Kinds that this version does not know are kept byte for byte. */
export interface Wrapper {
  readonly kind: number;
  readonly body: Uint8Array;
}

const VERSION = 1;
const LONGEST_BODY = 4096;

/** `version 1 | count u8 | (kind u8 | body behind its length)*` */
export function writeWrappers(wrappers: readonly Wrapper[]): Uint8Array {
  const writer = byteWriter().u8(VERSION).u8(wrappers.length);
  for (const { kind, body } of wrappers) writer.u8(kind).variable(body);
  return writer.bytes();
}

/** Undefined when it is no such list, or one of a newer version. */
export const readWrappers = (bytes: Uint8Array): readonly Wrapper[] | undefined =>
  bytes[0] !== VERSION
    ? undefined
    : readBytes(bytes, (reader) => {
        reader.u8();
        return Array.from({ length: reader.u8() }, () => ({
          kind: reader.u8(),
          body: reader.variable(LONGEST_BODY).slice(),
        }));
      });

/** Whether it opens only when something is asked for. */
export const asks = ({ kind }: Wrapper): boolean =>
  kind >= WrapperKind.passphrase && kind <= WrapperKind.recoveryWords;
