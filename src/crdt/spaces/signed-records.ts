import { concatBytes, toHex, utf8 } from '../basics/bytes.ts';
import { idBytes } from '../basics/id.ts';
import type { ReadContext } from '../documents/document-kind.ts';
import { verifySignatureNow } from '../sealing/signing.ts';
import type { OpenSpace } from './open-space.ts';

/** Keeps a signature of a record from being taken for one of an entry, a certificate or a handshake. */
const label = utf8('attune record 1');
/** Verdicts that are remembered: a view is read at each change, a signature checked once. */
const remembered = 2_000;

/**
 * Signs and checks records that stand on their own: `"attune record 1" ‖ space id ‖ the kind's own message`, by any device of
 * the member. Kinds do not know the Space they are in; with its id here, nothing signed in one can be shown in another. An exported copy can be checked with the member's certificates alone.
 */
export function createSignedRecords(space: Pick<OpenSpace, 'id' | 'log' | 'signer'>): {
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly isSigned: NonNullable<ReadContext['isSigned']>;
} {
  const verdicts = new Map<string, boolean>();
  const signedBytes = (message: Uint8Array): Uint8Array =>
    concatBytes(label, idBytes(space.id), message);
  return {
    sign: (message) => space.signer.sign(signedBytes(message)),
    isSigned({ by, message, signature }) {
      const bytes = signedBytes(message);
      const roster = space.log.roster.get();
      // Of devices that were removed or are too many, too: what they wrote while they belonged stays signed.
      return [...roster.devices(), ...roster.removed(), ...roster.beyond()]
        .filter(({ member }) => member === by)
        .some(({ device, certificate }) => {
          const name = `${device}:${toHex(signature)}:${toHex(bytes)}`;
          const known = verdicts.get(name);
          if (known !== undefined) return known;
          const holds = verifySignatureNow({
            publicKey: certificate.signKey,
            message: bytes,
            signature,
          });
          if (verdicts.size >= remembered) verdicts.clear();
          verdicts.set(name, holds);
          return holds;
        });
    },
  };
}
