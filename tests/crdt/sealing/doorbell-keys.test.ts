import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../../src/crdt/basics/bytes.ts';
import { DeviceId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { doorbellKeys } from '../../../src/crdt/sealing/doorbell-keys.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';

const bytes = (size: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: size, maxLength: size });

const device = (seed: Uint8Array, id: Uint8Array) => {
  const { agreeKey, agreeSecret } = deviceIdentity(seed);
  return { device: DeviceId.fromBytes(id), agreeKey, agreeSecret };
};
const space = SpaceId.fromBytes(new Uint8Array(32).fill(1));
const ana = device(new Uint8Array(32).fill(2), new Uint8Array(16).fill(3));
const ben = device(new Uint8Array(32).fill(4), new Uint8Array(16).fill(5));
const cleo = device(new Uint8Array(32).fill(6), new Uint8Array(16).fill(7));

test('both devices of a pair have the same doorbell', () => {
  fc.assert(
    fc.property(
      fc.tuple(bytes(32), bytes(32), bytes(32), bytes(16), bytes(16)),
      ([spaceId, oneSeed, otherSeed, oneId, otherId]) => {
        const at = SpaceId.fromBytes(spaceId);
        const [one, other] = [device(oneSeed, oneId), device(otherSeed, otherId)];
        expect(doorbellKeys({ space: at, own: one, other })).toEqual(
          doorbellKeys({ space: at, own: other, other: one }),
        );
      },
    ),
    { numRuns: 20 },
  );
});

test('no two pairs and no two Spaces have anything of a doorbell in common', () => {
  const elsewhere = SpaceId.fromBytes(new Uint8Array(32).fill(8));
  const doorbells = [
    doorbellKeys({ space, own: ana, other: ben }),
    doorbellKeys({ space, own: ana, other: cleo }),
    doorbellKeys({ space, own: ben, other: cleo }),
    doorbellKeys({ space: elsewhere, own: ana, other: ben }),
  ];
  const parts = doorbells.flatMap(({ handshake, meeting, topic, signalling }) => [
    toHex(handshake),
    meeting,
    topic,
    signalling,
  ]);
  expect(new Set(parts).size).toBe(parts.length);
});

test('a device certified with Ben’s agree key has another doorbell with Ana than he has', () => {
  const copy = { ...cleo, agreeKey: ben.agreeKey };
  const withBen = doorbellKeys({ space, own: ana, other: ben });
  const withCopy = doorbellKeys({ space, own: ana, other: copy });
  expect(withCopy.topic).not.toBe(withBen.topic);
  expect(withCopy.handshake).not.toEqual(withBen.handshake);
});

test('doorbells stay where they are: devices of all versions have to find the same one', () => {
  const keys = doorbellKeys({ space, own: ana, other: ben });
  expect({ ...keys, handshake: toHex(keys.handshake) }).toEqual({
    handshake: '5b53cb44a98e9427bbe2576ec1213741be4866f079f6310b0dcd768266040695',
    meeting: '393ebf036773c3eeee82b10fe6313b16',
    topic: 'gH6vkUHTO_KiQz6VvamMNw',
    signalling: 'GOA82UkN2ogUKO83-bfFHi9EZsIh5VZ2k1V3laGXqa4',
  });
});
