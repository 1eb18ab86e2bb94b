import { MalformedBytes, readBytes, type ByteReader } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { EpochId, idBytes } from '../basics/id.ts';

/** What a newcomer gets once let in: all that opens the Space, and nothing of its words. */
export interface Welcome {
  readonly genesis: Uint8Array;
  readonly epochs: readonly { readonly epoch: EpochId; readonly secret: Uint8Array }[];
  /** Certificates from the founder's to the newcomer's own. */
  readonly chain: readonly Uint8Array[];
  readonly workspaceName: string;
  readonly part: string;
}

const version = 1;
const bounds = { genesis: 1024, certificate: 1024, certificates: 256, epochs: 1024, text: 1024 };

/**
 * `version u8 | genesis | count u32, (epoch id 16 | secret 32)* | count u32, certificate* | name | part`, variable
 * fields behind their length as u32. It travels only sealed to the newcomer's device (sharing/DOORSTEP.md).
 */
export function encodeWelcome(welcome: Welcome): Uint8Array {
  const writer = byteWriter().u8(version).variable(welcome.genesis).u32(welcome.epochs.length);
  for (const { epoch, secret } of welcome.epochs) writer.fixed(idBytes(epoch)).fixed(secret);
  writer.u32(welcome.chain.length);
  for (const certificate of welcome.chain) writer.variable(certificate);
  return writer.text(welcome.workspaceName).text(welcome.part).bytes();
}

/** Undefined when malformed, or made by a later version. */
export function decodeWelcome(bytes: Uint8Array): Welcome | undefined {
  return readBytes(bytes, (reader) => {
    if (reader.u8() !== version) return undefined;
    const genesis = reader.variable(bounds.genesis).slice();
    const epochs = Array.from({ length: countIn(reader, bounds.epochs) }, () => ({
      epoch: EpochId.fromBytes(reader.fixed(EpochId.size)),
      secret: reader.fixed(32).slice(),
    }));
    const chain = Array.from({ length: countIn(reader, bounds.certificates) }, () =>
      reader.variable(bounds.certificate).slice(),
    );
    const workspaceName = reader.text(bounds.text);
    const part = reader.text(bounds.text);
    return { genesis, epochs, chain, workspaceName, part };
  });
}

function countIn(reader: ByteReader, limit: number): number {
  const count = reader.u32();
  if (count > limit) throw new MalformedBytes('too many');
  return count;
}
