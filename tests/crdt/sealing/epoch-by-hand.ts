import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { byteWriter } from '../../../src/crdt/basics/byte-writer.ts';
import { concatBytes, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { type DeviceId, EpochId, idBytes } from '../../../src/crdt/basics/id.ts';
import { deriveEpochKeys, type EpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import type { SealedWorld, WorldDevice } from '../../cast/sealed-world.ts';

/*
 * Epoch entries put together byte by byte from FORMAT.md "Epochs", as no page would make them: true ones, so that the
 * format is read twice, and such as lie.
 */

/** One box of an epoch entry: whose it is, and what is in it. */
export interface HandBox {
  readonly device: WorldDevice;
  /** Another secret than the epoch's. */
  readonly secret?: Uint8Array;
}

/** What an epoch entry is made to say. */
export interface HandEpoch {
  readonly number: number;
  readonly previous: readonly EpochId[];
  readonly boxes: readonly HandBox[];
  readonly without?: readonly DeviceId[];
  readonly earlier?: readonly { readonly epoch: EpochId; readonly secret: Uint8Array }[];
  /** Another secret than the one whose hash the entry names. */
  readonly hashed?: Uint8Array;
  /** In place of the key that the boxes were made with. */
  readonly ephemeral?: Uint8Array;
  /** Made again until the id begins like this: of two with one number the lower id counts. */
  readonly idBegins?: string;
}

const size32 = (value: number): Uint8Array => byteWriter().u32(value).bytes();

/** The payload of an epoch entry of this device, and the keys that it begins. */
export function epochByHand(
  { space, random }: SealedWorld,
  maker: WorldDevice,
  of: HandEpoch,
): { readonly payload: Uint8Array; readonly keys: EpochKeys } {
  const spaceBytes = idBytes(space);
  const without = (of.without ?? []).map(idBytes);
  const previous = of.previous.map(idBytes);
  const begin = (): { secret: Uint8Array; secretHash: Uint8Array; epoch: EpochId } => {
    const secret = random.bytes(32);
    const secretHash = sha256(
      concatBytes(utf8('attune secret 1'), spaceBytes, of.hashed ?? secret),
    );
    const beginning = concatBytes(
      Uint8Array.of(1),
      idBytes(maker.id),
      size32(of.number),
      size32(previous.length),
      ...previous,
      secretHash,
      size32(of.boxes.length),
      ...of.boxes.map(({ device }) => idBytes(device.id)),
      size32(without.length),
      ...without,
    );
    const epochBytes = sha256(concatBytes(utf8('attune epoch 1'), spaceBytes, beginning));
    const epoch = EpochId.fromBytes(epochBytes.subarray(0, 16));
    return { secret, secretHash, epoch };
  };
  let begun = begin();
  while (!begun.epoch.startsWith(of.idBegins ?? '')) begun = begin();
  const { secret, secretHash, epoch } = begun;
  const context = concatBytes(spaceBytes, idBytes(epoch));
  const sealUnder = (key: Uint8Array, bound: Uint8Array, plain: Uint8Array): Uint8Array => {
    const nonce = random.bytes(24);
    return concatBytes(nonce, xchacha20poly1305(key, nonce, bound).encrypt(plain));
  };
  const ephemeralSecret = random.bytes(32);
  const ephemeral = of.ephemeral ?? x25519.getPublicKey(ephemeralSecret);
  const boxes = of.boxes.map(({ device, secret: own }) => {
    const key = hkdf(
      sha256,
      x25519.getSharedSecret(ephemeralSecret, device.agreeKey),
      concatBytes(ephemeral, device.agreeKey),
      concatBytes(utf8('attune/1/to-device'), context),
      32,
    );
    const bound = concatBytes(utf8('attune to device 1'), context, idBytes(device.id));
    return concatBytes(idBytes(device.id), sealUnder(key, bound, own ?? secret));
  });
  const keys = deriveEpochKeys({ space, epoch, secret });
  const earlier = sealUnder(
    keys.entry,
    concatBytes(utf8('attune earlier 1'), context),
    concatBytes(
      size32(of.earlier?.length ?? 0),
      ...(of.earlier ?? []).flatMap((one) => [idBytes(one.epoch), one.secret]),
    ),
  );
  const payload = concatBytes(
    size32(of.number),
    size32(previous.length),
    ...previous,
    secretHash,
    ephemeral,
    size32(boxes.length),
    ...boxes,
    size32(without.length),
    ...without,
    size32(earlier.length),
    earlier,
  );
  return { payload, keys };
}
