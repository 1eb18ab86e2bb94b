import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { concatBytes, equalBytes, utf8 } from '../basics/bytes.ts';
import { DeviceId, EpochId, idBytes, type SpaceId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import { isGoodAgreeKey } from './agree-key.ts';
import { boundedCount } from './bounded-count.ts';
import { frameSealer } from './frame-sealer.ts';
import { rosterSizes } from './roster-sizes.ts';
import { deriveEpochKeys, epochIdOf } from './space-keys.ts';
import { taggedHash } from './tagged-hash.ts';

/** An epoch and what it is opened with. */
export interface EpochSecret {
  readonly epoch: EpochId;
  readonly secret: Uint8Array;
}

/** The part of an epoch entry that its id hangs on, with the device whose entry it is. */
interface EpochBeginning {
  readonly maker: DeviceId;
  /** One more than the highest that its maker knew; the first of a Space is 0. */
  readonly number: number;
  readonly previous: readonly EpochId[];
  readonly secretHash: Uint8Array;
  readonly recipients: readonly DeviceId[];
  /** Devices that its maker knew to be removed: it is fresh to them. */
  readonly without: readonly DeviceId[];
}

/** What an epoch entry says. FORMAT.md "Epochs". */
export interface EpochEntry extends EpochBeginning {
  readonly epoch: EpochId;
  /** X25519 key that was made for this entry alone. */
  readonly ephemeral: Uint8Array;
  /** The secret, for each recipient in their order. */
  readonly sealed: readonly Uint8Array[];
  /** Earlier secrets, under the epoch's own entry key. */
  readonly earlier: Uint8Array;
}

const secretSize = 32;
/** Nonce, secret and tag. */
const sealedSize = 24 + secretSize + 16;
const limits = { previous: 1_024, without: 100_000, earlier: 2 ** 20 };

const hashOfSecret = (space: SpaceId, secret: Uint8Array): Uint8Array =>
  taggedHash('attune secret 1', idBytes(space), secret);

/** Over everything but what is sealed under keys that hang on the id itself. */
function epochOf(space: SpaceId, beginning: EpochBeginning): EpochId {
  // One byte first, so that it can never be as long as a genesis, which the first epoch's id is over.
  const writer = byteWriter()
    .u8(1)
    .fixed(idBytes(beginning.maker))
    .u32(beginning.number)
    .u32(beginning.previous.length);
  for (const epoch of beginning.previous) writer.fixed(idBytes(epoch));
  writer.fixed(beginning.secretHash).u32(beginning.recipients.length);
  for (const device of beginning.recipients) writer.fixed(idBytes(device));
  writer.u32(beginning.without.length);
  for (const device of beginning.without) writer.fixed(idBytes(device));
  return epochIdOf(space, writer.bytes());
}

/** What closes the secret for one device, and what it is bound to. */
function boxFor(of: {
  readonly space: SpaceId;
  readonly epoch: EpochId;
  readonly device: DeviceId;
  readonly ephemeral: Uint8Array;
  readonly agreeKey: Uint8Array;
  readonly shared: Uint8Array;
}): { readonly key: Uint8Array; readonly bound: Uint8Array } {
  const context = concatBytes(idBytes(of.space), idBytes(of.epoch));
  const salt = concatBytes(of.ephemeral, of.agreeKey);
  const info = concatBytes(utf8('attune/1/to-device'), context);
  return {
    key: hkdf(sha256, of.shared, salt, info, 32),
    bound: concatBytes(utf8('attune to device 1'), context, idBytes(of.device)),
  };
}

const earlierBound = (space: SpaceId, epoch: EpochId): Uint8Array =>
  concatBytes(utf8('attune earlier 1'), idBytes(space), idBytes(epoch));

/** Makes the entry of a new epoch with a fresh secret: its payload, and the secret. */
export function createEpoch(of: {
  readonly space: SpaceId;
  readonly maker: DeviceId;
  readonly number: number;
  readonly previous: readonly EpochId[];
  readonly recipients: readonly { readonly device: DeviceId; readonly agreeKey: Uint8Array }[];
  readonly without: readonly DeviceId[];
  readonly earlier: readonly EpochSecret[];
  readonly random: Random;
}): EpochSecret & { readonly payload: Uint8Array } {
  const { space, random } = of;
  const secret = random.bytes(secretSize);
  const secretHash = hashOfSecret(space, secret);
  const recipients = of.recipients.map(({ device }) => device);
  const { maker, number, previous, without } = of;
  const epoch = epochOf(space, { maker, number, previous, secretHash, recipients, without });
  const ephemeralSecret = random.bytes(32);
  const ephemeral = x25519.getPublicKey(ephemeralSecret);
  const writer = byteWriter().u32(number).u32(previous.length);
  for (const before of previous) writer.fixed(idBytes(before));
  writer.fixed(secretHash).fixed(ephemeral).u32(recipients.length);
  for (const { device, agreeKey } of of.recipients) {
    const shared = x25519.getSharedSecret(ephemeralSecret, agreeKey);
    const { key, bound } = boxFor({ space, epoch, device, ephemeral, agreeKey, shared });
    writer.fixed(idBytes(device)).fixed(frameSealer(key, random).seal(secret, bound));
  }
  writer.u32(without.length);
  for (const device of without) writer.fixed(idBytes(device));
  const list = byteWriter().u32(of.earlier.length);
  for (const one of of.earlier) list.fixed(idBytes(one.epoch)).fixed(one.secret);
  const { entry } = deriveEpochKeys({ space, epoch, secret });
  const earlier = frameSealer(entry, random).seal(list.bytes(), earlierBound(space, epoch));
  return { epoch, secret, payload: writer.variable(earlier).bytes() };
}

/** Of removed devices those that an epoch entry names: not more than others read, and of so many first those that have to be named. */
export function asManyAsAreNamed(
  devices: readonly DeviceId[],
  hasTo: (device: DeviceId) => boolean,
): readonly DeviceId[] {
  if (devices.length <= limits.without) return devices;
  const first = devices.filter(hasTo);
  return [...new Set([...first, ...devices])].slice(0, limits.without);
}

/** Undefined when malformed; such an entry is valid and says nothing. */
export function decodeEpoch(
  space: SpaceId,
  maker: DeviceId,
  payload: Uint8Array,
): EpochEntry | undefined {
  const read = readBytes(payload, (reader) => {
    const number = reader.u32();
    const previous: EpochId[] = [];
    for (let left = boundedCount(reader, limits.previous); left > 0; left -= 1) {
      previous.push(EpochId.fromBytes(reader.fixed(EpochId.size)));
    }
    const secretHash = reader.fixed(secretSize);
    const ephemeral = reader.fixed(32);
    const recipients: DeviceId[] = [];
    const sealed: Uint8Array[] = [];
    for (let left = boundedCount(reader, rosterSizes.places); left > 0; left -= 1) {
      recipients.push(DeviceId.fromBytes(reader.fixed(DeviceId.size)));
      sealed.push(reader.fixed(sealedSize));
    }
    const without: DeviceId[] = [];
    for (let left = boundedCount(reader, limits.without); left > 0; left -= 1) {
      without.push(DeviceId.fromBytes(reader.fixed(DeviceId.size)));
    }
    const earlier = reader.variable(limits.earlier);
    return { maker, number, previous, secretHash, ephemeral, recipients, sealed, without, earlier };
  });
  return read && { ...read, epoch: epochOf(space, read) };
}

/** Whether a secret is the epoch's own. */
export const isSecretOf = (
  space: SpaceId,
  { secretHash }: EpochEntry,
  secret: Uint8Array,
): boolean => equalBytes(hashOfSecret(space, secret), secretHash);

/** The device that opens, with the random source that sealers are made over. */
export interface EpochReader {
  readonly space: SpaceId;
  readonly device: DeviceId;
  /** X25519, 32 bytes. */
  readonly agreeSecret: () => Uint8Array;
  readonly random: Random;
}

/** The secret, as this device finds it in the entry; undefined when it is none of the recipients or was given another. */
export function openEpoch(
  { space, device, agreeSecret, random }: EpochReader,
  entry: EpochEntry,
): Uint8Array | undefined {
  const { epoch, ephemeral } = entry;
  const sealed = entry.sealed[entry.recipients.indexOf(device)];
  if (sealed === undefined || !isGoodAgreeKey(ephemeral)) return undefined;
  const own = agreeSecret();
  const agreeKey = x25519.getPublicKey(own);
  const shared = x25519.getSharedSecret(own, ephemeral);
  const { key, bound } = boxFor({ space, epoch, device, ephemeral, agreeKey, shared });
  const secret = frameSealer(key, random).open(sealed, bound);
  return secret !== undefined && isSecretOf(space, entry, secret) ? secret : undefined;
}

/** The secrets of earlier epochs that the entry brings. Whether they are true has to be looked up where each was made. */
export function earlierSecrets(
  { space, random }: EpochReader,
  { epoch, earlier }: EpochEntry,
  secret: Uint8Array,
): readonly EpochSecret[] {
  const { entry } = deriveEpochKeys({ space, epoch, secret });
  const list = frameSealer(entry, random).open(earlier, earlierBound(space, epoch));
  const read =
    list &&
    readBytes(list, (reader) => {
      const secrets: EpochSecret[] = [];
      for (let left = boundedCount(reader, limits.earlier); left > 0; left -= 1) {
        const of = EpochId.fromBytes(reader.fixed(EpochId.size));
        secrets.push({ epoch: of, secret: reader.fixed(secretSize).slice() });
      }
      return secrets;
    });
  return read ?? [];
}
