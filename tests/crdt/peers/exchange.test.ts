import { describe, expect, test } from 'vitest';
import { DeviceId, EntryHash, FeedId, MemberId } from '../../../src/crdt/basics/id.ts';
import { createExchange } from '../../../src/crdt/peers/exchange.ts';
import type { Accepted, FeedSource } from '../../../src/crdt/peers/feed-source.ts';
import type { PeerDevice } from '../../../src/crdt/peers/device-proof.ts';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import type { MemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import type { Gate, PeerLink } from '../../../src/crdt/peers/transport.ts';
import { lanes } from '../../../src/crdt/peers/peer-channel.ts';
import { memoryFeeds } from '../../cast/memory-feeds.ts';
import type { MemoryFeeds } from '../../cast/memory-feeds.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import type { SeededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';

const address = { topic: 'topic', signalling: 'signalling' };

interface World {
  readonly clock: SimulatedClock;
  readonly random: SeededRandom;
  readonly network: MemoryNetwork;
  readonly counted: Map<string, number>;
  readonly page: (
    name: string,
    /** What the exchange sees in place of the page's feeds. */
    seenAs?: (feeds: MemoryFeeds) => FeedSource,
  ) => {
    readonly feeds: MemoryFeeds;
    readonly device: DeviceId;
    /** Outcomes of comparing with pages that hold the same. */
    readonly compared: () => readonly boolean[];
    readonly links: () => readonly PeerLink[];
  };
}

/** Pages that exchange; each names itself at the gate, which is all that these tests need. */
function world(seed: number): World {
  const clock = simulatedClock();
  const random = seededRandom(seed);
  const network = createMemoryNetwork({ clock, random });
  const counted = new Map<string, number>();
  return {
    clock,
    random,
    network,
    counted,
    page(name, seenAs = (feeds) => feeds) {
      const feeds = memoryFeeds(random);
      const count = (code: string, times = 1): void => {
        counted.set(code, (counted.get(code) ?? 0) + times);
      };
      const exchange = createExchange({ source: seenAs(feeds), clock, count });
      const who: PeerDevice = { device: DeviceId.random(random), member: MemberId.random(random) };
      const gate: Gate<PeerDevice> = () => Promise.resolve(who);
      const compared: boolean[] = [];
      exchange.onCompared(({ equal }) => compared.push(equal));
      const room = network.transport(name).join({ address, gate });
      room.onConnection((connection) => exchange.attach(connection));
      return {
        feeds,
        device: who.device,
        compared: () => compared,
        links: () => room.connections().map(({ link }) => link),
      };
    },
  };
}

describe('the exchange', () => {
  test('Ana finds at connecting what Ben wrote while she was away', async () => {
    const { clock, page } = world(1);
    const ben = page('ben');
    for (let at = 0; at < 5_000; at += 1) ben.feeds.write();
    const ana = page('ana');
    await clock.advance(500);
    expect(ana.feeds.size()).toBe(5_000);
    expect(ana.feeds.digest()).toBe(ben.feeds.digest());
  });

  test('what Ben says he holds and cannot give does not stand before what he can', async () => {
    const { clock, random, page } = world(11);
    const lost = Array.from({ length: 600 }, () => {
      const position = { sequence: 3, hash: EntryHash.random(random) };
      return [FeedId.random(random), position] as const;
    });
    const ben = page('ben', (feeds) => ({
      ...feeds,
      have() {
        const { positions, waiting } = feeds.have();
        return { positions: new Map([...lost, ...positions]), waiting };
      },
    }));
    for (let at = 0; at < 10; at += 1) ben.feeds.write();
    const ana = page('ana');
    await clock.advance(1_000);
    expect(ana.feeds.size()).toBe(10);
  });

  test('Ana sees a keystroke of Ben after the time that one message takes', async () => {
    const { clock, network, page } = world(2);
    network.latency(20);
    const [ana, ben] = [page('ana'), page('ben')];
    await clock.advance(1_000);
    ben.feeds.write();
    await clock.advance(19);
    expect(ana.feeds.size()).toBe(0);
    await clock.advance(1);
    expect(ana.feeds.size()).toBe(1);
  });

  test('three pages of which two cannot meet are equal through the third within two seconds', async () => {
    const { clock, network, page } = world(3);
    network.latency(50);
    network.partition('ana', 'cleo');
    const [ana, ben, cleo] = [page('ana'), page('ben'), page('cleo')];
    await clock.advance(1_000);
    ana.feeds.write();
    cleo.feeds.write();
    await clock.advance(2_000);
    expect(ana.feeds.size()).toBe(2);
    expect(ben.feeds.digest()).toBe(ana.feeds.digest());
    expect(cleo.feeds.digest()).toBe(ana.feeds.digest());
  });

  test('what two pages wrote on both sides of a cut is equal after it heals', async () => {
    const { clock, network, page } = world(4);
    const [ana, ben] = [page('ana'), page('ben')];
    await clock.advance(1_000);
    network.partition('ana', 'ben');
    ana.feeds.write();
    ben.feeds.write();
    await clock.advance(60_000);
    expect(ana.feeds.size()).toBe(1);
    network.heal('ana', 'ben');
    await clock.advance(1_000);
    expect(ana.feeds.size()).toBe(2);
    expect(ben.feeds.digest()).toBe(ana.feeds.digest());
  });

  test.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'lost, doubled and overtaken messages are repaired (seed %i)',
    async (seed) => {
      const { clock, random, network, page } = world(1_000 + seed);
      network.hostile({ lose: 0.2, duplicate: 0.2, reorder: 0.3 });
      const pages = [page('ana'), page('ben'), page('cleo')];
      for (let at = 0; at < 60; at += 1) {
        random.pick(pages).feeds.write(random.below(2_000));
        await clock.advance(random.below(300));
        if (random.chance(0.05)) network.cut('ana', random.pick(['ben', 'cleo']));
      }
      await clock.advance(600_000);
      const digests = new Set(pages.map(({ feeds }) => feeds.digest()));
      expect(pages.map(({ feeds }) => feeds.size())).toEqual([60, 60, 60]);
      expect(digests.size).toBe(1);
    },
  );

  test('pages that hold the same notice every 15 seconds whether it says the same to both', async () => {
    const { clock, page } = world(8);
    const [ana, ben] = [page('ana'), page('ben')];
    ben.feeds.write();
    await clock.advance(31_000);
    expect(ana.compared()).toEqual([true, true]);
    expect(ben.compared()).toEqual([true, true]);
    ben.feeds.lie('something else');
    await clock.advance(30_000);
    expect(ana.compared().slice(2)).toEqual([false, false]);
    expect(ben.compared().slice(2)).toEqual([false, false]);
  });

  test('pages of which one holds more are not compared', async () => {
    const { clock, network, page } = world(9);
    const [ana, ben] = [page('ana'), page('ben')];
    await clock.advance(1_000);
    network.partition('ana', 'ben');
    ben.feeds.write();
    await clock.advance(60_000);
    expect([...ana.compared(), ...ben.compared()]).not.toContain(false);
  });

  test('a page that speaks nonsense is dropped, counted, and after repeating it not listened to for a minute', async () => {
    const { clock, counted, network, page } = world(5);
    const ana = page('ana');
    const mallory = network.transport('mallory').join({
      address,
      gate: () => Promise.resolve('anyone'),
    });
    await clock.advance(10);
    const link = mallory.connections()[0]?.link;
    for (let at = 0; at < 6; at += 1) void link?.send(Uint8Array.of(lanes.exchange, 1, 7));
    await clock.advance(10);
    expect(counted.get('exchange/malformed')).toBe(6);
    expect(ana.links()).toEqual([]);
    await clock.advance(30_000);
    expect(ana.links()).toEqual([]);
    expect(counted.get('exchange/muted')).toBeGreaterThan(0);
    await clock.advance(40_000);
    expect(ana.links()).toHaveLength(1);
  });

  const refusing = (offences: () => Accepted['offences']) => (feeds: MemoryFeeds) => ({
    ...feeds,
    accept: (entries: readonly Uint8Array[]): Promise<Accepted> =>
      Promise.resolve({
        applied: 0,
        waiting: 0,
        duplicate: 0,
        refused: entries.length,
        offences: offences(),
      }),
  });

  test.each([
    ['whose bytes alone are wrong', () => [{ reason: 'seal', of: undefined }], true],
    [
      'under a false signature of its own',
      (its: DeviceId) => [{ reason: 'signature', of: its }],
      true,
    ],
    ['of its own, beyond all bounds', (its: DeviceId) => [{ reason: 'too-many', of: its }], true],
    [
      'under a false signature of somebody else, who may have deceived it',
      (_: DeviceId, other: DeviceId) => [{ reason: 'signature', of: other }],
      false,
    ],
  ] as const)(
    'a page that pushes entries %s',
    async (_, offences: (its: DeviceId, other: DeviceId) => Accepted['offences'], muted) => {
      const { clock, counted, random, page } = world(12);
      const mallory = page('mallory');
      const other = DeviceId.random(random);
      // At the gate of these tests a page is told its own name for the other's.
      const ana = page(
        'ana',
        refusing(() => offences(ana.device, other)),
      );
      await clock.advance(1_000);
      for (let at = 0; at < 5; at += 1) mallory.feeds.write();
      await clock.advance(10);
      expect(ana.links()).toHaveLength(1);
      for (let at = 0; at < 5; at += 1) mallory.feeds.write();
      await clock.advance(10);
      expect(ana.links()).toHaveLength(muted ? 0 : 1);
      expect(counted.get('peers/offended') ?? 0).toBe(muted ? 1 : 0);
    },
  );

  test('more of a page’s own entries than can wait here is no offence when they were asked for', async () => {
    const { clock, counted, page } = world(13);
    const ben = page('ben');
    for (let at = 0; at < 20_000; at += 1) ben.feeds.write(10);
    const ana = page(
      'ana',
      refusing(() => [{ reason: 'too-many', of: ana.device }]),
    );
    await clock.advance(60_000);
    expect(counted.get('exchange/refused')).toBeGreaterThan(2_000);
    expect(counted.has('peers/offended')).toBe(false);
    expect(ana.links()).toHaveLength(1);
  });

  test('all lanes share one budget, and what comes in floods on a lane of no use is an offence', async () => {
    const { clock, counted, network, page } = world(14);
    const ana = page('ana');
    const mallory = network.transport('mallory').join({
      address,
      gate: () => Promise.resolve('anyone'),
    });
    await clock.advance(10);
    const link = mallory.connections()[0]?.link;
    for (let at = 0; at < 3; at += 1) void link?.send(Uint8Array.of(lanes.exchange, 1, 7));
    for (let second = 0; second < 3; second += 1) {
      await clock.advance(1_001);
      expect(ana.links()).toHaveLength(1);
      for (let at = 0; at < 1_500; at += 1) void link?.send(Uint8Array.of(200));
    }
    await clock.advance(10);
    expect(counted.get('exchange/malformed')).toBe(3);
    expect(counted.get('peers/flood')).toBe(3);
    expect(ana.links()).toEqual([]);
  });

  test('frames of a later version are let pass', async () => {
    const { clock, counted, network, page } = world(6);
    const ana = page('ana');
    const newer = network.transport('newer').join({
      address,
      gate: () => Promise.resolve('anyone'),
    });
    await clock.advance(10);
    const link = newer.connections()[0]?.link;
    for (let at = 0; at < 50; at += 1) {
      void link?.send(Uint8Array.of(lanes.exchange, 99, 7));
      void link?.send(Uint8Array.of(200));
    }
    await clock.advance(10);
    expect(counted.get('exchange/unknown-frame')).toBe(50);
    expect(counted.get('peers/unknown-lane')).toBe(50);
    expect(ana.links()).toHaveLength(1);
  });
});
