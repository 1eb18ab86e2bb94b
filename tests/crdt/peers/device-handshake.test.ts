import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { concatBytes, equalBytes, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { DeviceId, EpochId, MemberId, SpaceId, idBytes } from '../../../src/crdt/basics/id.ts';
import { createDeviceHandshake } from '../../../src/crdt/peers/device-handshake.ts';
import type { Members, PeerDevice, Sealer } from '../../../src/crdt/peers/device-proof.ts';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import type { Gate, PeerLink, Room } from '../../../src/crdt/peers/transport.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

const clock = simulatedClock();
const random = seededRandom(11);
const space = SpaceId.random(random);
const epoch = EpochId.random(random);
const address = { topic: 'topic', signalling: 'secret' };

/** A stand-in for sealing: a hash under the key in front. Real keys are wired in spaces and tested there. */
function sealer(key: string): Sealer {
  const tag = (plain: Uint8Array, associated: Uint8Array): Uint8Array =>
    sha256(concatBytes(utf8(key), associated, plain));
  return {
    seal: (plain, associated) => concatBytes(tag(plain, associated), plain),
    open(sealed, associated) {
      const plain = sealed.subarray(32);
      return equalBytes(tag(plain, associated), sealed.subarray(0, 32)) ? plain : undefined;
    },
  };
}

/** A roster in which the "signature" of a device is a hash under its id, twice. */
function member(roster: Set<PeerDevice>, joins = true): Members {
  const own = { device: DeviceId.random(random), member: MemberId.random(random) };
  if (joins) roster.add(own);
  const signatureOf = (device: DeviceId, message: Uint8Array): Uint8Array => {
    const half = sha256(concatBytes(idBytes(device), message));
    return concatBytes(half, half);
  };
  return {
    own,
    ownChain: () => [idBytes(own.device)],
    sign: (message) => signatureOf(own.device, message),
    verify({ chain, message, signature }) {
      const [first] = chain;
      const who = [...roster].find(
        ({ device }) => first !== undefined && equalBytes(idBytes(device), first),
      );
      const good = who !== undefined && equalBytes(signatureOf(who.device, message), signature);
      return Promise.resolve(good ? who : undefined);
    },
  };
}

function meeting(): {
  readonly counted: Map<string, number>;
  readonly roster: Set<PeerDevice>;
  readonly gate: (
    members: Members,
    change?: { key?: string; epoch?: EpochId; ownDevice?: 'refused' },
  ) => Gate<PeerDevice>;
  readonly enter: (name: string, gate: Gate<PeerDevice>, topic?: string) => Room<PeerDevice>;
} {
  const counted = new Map<string, number>();
  const network = createMemoryNetwork({ clock, random });
  return {
    counted,
    roster: new Set(),
    gate: (members, change = {}) =>
      createDeviceHandshake({
        members,
        sealer: sealer(change.key ?? 'handshake'),
        space,
        epoch: change.epoch ?? epoch,
        random,
        count: (code) => void counted.set(code, (counted.get(code) ?? 0) + 1),
        ownDevice: change.ownDevice ?? 'welcome',
      }),
    enter: (name, gate, topic = address.topic) =>
      network.transport(name).join({ address: { ...address, topic }, gate }),
  };
}

describe('the device handshake', () => {
  test('two devices of the roster learn who the other is', async () => {
    const { roster, gate, enter } = meeting();
    const [ana, ben] = [member(roster), member(roster)];
    const rooms = [enter('ana', gate(ana)), enter('ben', gate(ben))];
    await clock.advance(100);
    expect(rooms.map((room) => room.connections().map(({ who }) => who))).toEqual([
      [ben.own],
      [ana.own],
    ]);
  });

  test.each([
    ['a device that is not in the roster', 'handshake/not-a-member', { joins: false }],
    ['a page with another key of the space', 'handshake/sealed-otherwise', { key: 'another' }],
    ['a page of another epoch', 'handshake/not-a-member', { epoch: EpochId.random(random) }],
  ] as const)(
    '%s is refused',
    async (_, code, change: { joins?: boolean; key?: string; epoch?: EpochId }) => {
      const { counted, roster, gate, enter } = meeting();
      const ana = enter('ana', gate(member(roster)));
      const other = enter('other', gate(member(roster, change.joins ?? true), change));
      await clock.advance(100);
      expect(ana.connections()).toEqual([]);
      expect(other.connections()).toEqual([]);
      expect(counted.get(code)).toBeGreaterThan(0);
    },
  );

  test('a device removed from the roster is refused from then on', async () => {
    const { roster, gate, enter } = meeting();
    const [ana, ben] = [member(roster), member(roster)];
    roster.delete(ben.own);
    const room = enter('ana', gate(ana));
    enter('ben', gate(ben));
    await clock.advance(100);
    expect(room.connections()).toEqual([]);
  });

  test('the own device is refused where it comes as a tab already', async () => {
    const { counted, roster, gate, enter } = meeting();
    const ana = member(roster);
    const room = enter('one', gate(ana, { ownDevice: 'refused' }));
    enter('two', gate(ana, { ownDevice: 'refused' }));
    await clock.advance(100);
    expect(room.connections()).toEqual([]);
    expect(counted.get('handshake/own-device')).toBeGreaterThan(0);
  });

  test('somebody in the middle who hands everything on is refused: the fingerprints differ', async () => {
    const { counted, roster, gate, enter } = meeting();
    const links: PeerLink[] = [];
    const relay: Gate<PeerDevice> = (link) => {
      links.push(link);
      const [a, b] = links;
      if (a !== undefined && b !== undefined) {
        a.onMessage((message) => void b.send(message));
        b.onMessage((message) => void a.send(message));
      }
      return new Promise(() => undefined);
    };
    // Mallory knows the room's address and comes first, so that both sides answer or offer alike.
    enter('mallory', relay, 'near');
    const ben = enter('ben', gate(member(roster)), 'near');
    await clock.advance(10);
    const ana = enter('ana', gate(member(roster)), 'far');
    enter('mallory', relay, 'far');
    await clock.advance(100);
    expect(links).toHaveLength(2);
    expect(ana.connections()).toEqual([]);
    expect(ben.connections()).toEqual([]);
    expect(counted.get('handshake/not-a-member')).toBe(2);
  });

  test('an echo of the own frames is refused', async () => {
    const { counted, roster, gate, enter } = meeting();
    const ana = enter('ana', gate(member(roster)));
    enter('echo', (link) => {
      link.onMessage((message) => void link.send(message));
      return new Promise(() => undefined);
    });
    await clock.advance(100);
    expect(ana.connections()).toEqual([]);
    expect(counted.get('handshake/sealed-otherwise')).toBeGreaterThan(0);
  });

  test('an earlier meeting played again is refused: the numbers are fresh', async () => {
    const { roster, gate, enter } = meeting();
    const heard: Uint8Array[] = [];
    const [ana, ben] = [member(roster), member(roster)];
    const listening: Gate<PeerDevice> = (link) =>
      gate(ana)({
        ...link,
        onMessage(listener) {
          link.onMessage(
            listener &&
              ((message) => {
                heard.push(message);
                listener(message);
              }),
          );
        },
      });
    enter('ana', listening);
    enter('ben', gate(ben));
    await clock.advance(100);
    expect(heard).toHaveLength(3);
    const fresh = enter('ana-again', gate(ana), 'later');
    enter(
      'replayer',
      (link) => {
        for (const message of heard) void link.send(message);
        return new Promise(() => undefined);
      },
      'later',
    );
    await clock.advance(100);
    expect(fresh.connections()).toEqual([]);
  });

  test('who says nothing is let go after ten seconds', async () => {
    const { roster, gate, enter } = meeting();
    let closedAtMs: number | undefined;
    enter('ana', gate(member(roster)));
    const startMs = clock.monotonicMs();
    enter('mute', (link) => {
      link.onClose(() => (closedAtMs ??= clock.monotonicMs() - startMs));
      return new Promise(() => undefined);
    });
    await clock.advance(12_000);
    expect(closedAtMs).toBe(10_000);
  });
});
