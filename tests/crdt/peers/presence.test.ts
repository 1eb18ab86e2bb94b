import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/crdt/basics/bytes.ts';
import { DeviceId, MemberId } from '../../../src/crdt/basics/id.ts';
import type { PeerDevice } from '../../../src/crdt/peers/device-proof.ts';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import type { MemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import { lanes } from '../../../src/crdt/peers/peer-channel.ts';
import { createPresence } from '../../../src/crdt/peers/presence.ts';
import type { Presence } from '../../../src/crdt/peers/presence.ts';
import type { PeerLink, Room } from '../../../src/crdt/peers/transport.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';

interface Page {
  readonly presence: Presence<string>;
  readonly room: Room<PeerDevice>;
  readonly show: (text: string) => void;
  readonly seen: () => readonly string[];
  readonly frames: () => number;
}

function world(): {
  readonly clock: SimulatedClock;
  readonly network: MemoryNetwork;
  readonly counted: Map<string, number>;
  readonly page: (name: string) => Page;
} {
  const clock = simulatedClock();
  const random = seededRandom(3);
  const network = createMemoryNetwork({ clock, random });
  const counted = new Map<string, number>();
  const devices = new Map<string, PeerDevice>();
  return {
    clock,
    network,
    counted,
    page(name) {
      const who = { device: DeviceId.random(random), member: MemberId.random(random) };
      devices.set(name, who);
      let frames = 0;
      const presence = createPresence<string>({
        clock,
        count: (code) => void counted.set(code, (counted.get(code) ?? 0) + 1),
        parse: (bytes) => {
          const text = new TextDecoder().decode(bytes);
          return text.startsWith('?') ? undefined : text;
        },
      });
      const room = network.transport(name).join({
        address: { topic: 'topic', signalling: 'secret' },
        gate: () => Promise.resolve(who),
      });
      room.onConnection((connection) => {
        const counting: PeerLink = {
          ...connection.link,
          send(message) {
            frames += 1;
            return connection.link.send(message);
          },
        };
        presence.attach({ ...connection, link: counting });
      });
      return {
        presence,
        room,
        show: (text) => presence.setOwn(utf8(text)),
        seen: () => presence.others.get().map(({ state }) => state),
        frames: () => frames,
      };
    },
  };
}

describe('presence', () => {
  test('Ben sees where Ana is, and that she moved', async () => {
    const { clock, page } = world();
    const [ana, ben] = [page('ana'), page('ben')];
    ana.show('goals');
    await clock.advance(100);
    expect(ben.seen()).toEqual(['goals']);
    ana.show('notes');
    await clock.advance(1);
    expect(ben.seen()).toEqual(['notes']);
  });

  test('a hundred moves in one task are one message, more within 30 ms another, and the last one is seen', async () => {
    const { clock, page } = world();
    const [ana, ben] = [page('ana'), page('ben')];
    await clock.advance(100);
    for (let at = 0; at < 100; at += 1) ana.show(`line ${at}`);
    expect(ana.frames()).toBe(0);
    await clock.advance(5);
    expect(ana.frames()).toBe(1);
    for (let at = 100; at < 200; at += 1) ana.show(`line ${at}`);
    await clock.advance(40);
    expect(ana.frames()).toBe(2);
    expect(ben.seen()).toEqual(['line 199']);
  });

  test('who stays where they are says so only now and then', async () => {
    const { clock, page } = world();
    const [ana, ben] = [page('ana'), page('ben')];
    await clock.advance(100);
    for (let at = 0; at < 100; at += 1) {
      ana.show('line 5');
      await clock.advance(40);
    }
    expect(ana.frames()).toBe(1);
    expect(ben.seen()).toEqual(['line 5']);
  });

  test('who shows nothing any more is not seen', async () => {
    const { clock, page } = world();
    const [ana, ben] = [page('ana'), page('ben')];
    ana.show('goals');
    await clock.advance(100);
    ana.presence.setOwn(undefined);
    await clock.advance(10);
    expect(ben.seen()).toEqual([]);
  });

  test('Ana is gone when her link closes', async () => {
    const { clock, network, page } = world();
    const [ana, ben] = [page('ana'), page('ben')];
    ana.show('goals');
    await clock.advance(100);
    network.partition('ana', 'ben');
    await clock.advance(1);
    expect(ben.seen()).toEqual([]);
  });

  test('Ana stays as long as she is there, and is gone 30 s after the last sign', async () => {
    const { clock, network, page } = world();
    const [ana, ben] = [page('ana'), page('ben')];
    ana.show('goals');
    await clock.advance(300_000);
    expect(ben.seen()).toEqual(['goals']);
    network.hostile({ lose: 1, duplicate: 0, reorder: 0 });
    await clock.advance(19_000);
    expect(ben.seen()).toEqual(['goals']);
    await clock.advance(13_000);
    expect(ben.seen()).toEqual([]);
  });

  test('old, malformed and unreadable states are dropped and counted', async () => {
    const { clock, network, counted, page } = world();
    const ben = page('ben');
    const ana = network.transport('ana').join({
      address: { topic: 'topic', signalling: 'secret' },
      gate: () => Promise.resolve('ana'),
    });
    await clock.advance(10);
    const link = ana.connections()[0]?.link;
    const frame = (counter: number, text: string): Uint8Array => {
      const body = new Uint8Array(256);
      body[0] = lanes.presence;
      body[8] = counter;
      body[9] = 1;
      body[13] = text.length;
      body.set(utf8(text), 14);
      return body;
    };
    void link?.send(frame(5, 'goals'));
    void link?.send(frame(5, 'again'));
    void link?.send(frame(4, 'earlier'));
    void link?.send(frame(6, '?'));
    void link?.send(Uint8Array.of(lanes.presence, 1, 2));
    await clock.advance(10);
    expect(ben.seen()).toEqual(['goals']);
    expect(counted.get('presence/old')).toBe(2);
    expect(counted.get('presence/unreadable')).toBe(1);
    expect(counted.get('presence/malformed')).toBe(1);
  });

  test('malformed states cost the page its connection when they go on', async () => {
    const { clock, network, counted, page } = world();
    const ben = page('ben');
    const mallory = network.transport('mallory').join({
      address: { topic: 'topic', signalling: 'secret' },
      gate: () => Promise.resolve('mallory'),
    });
    await clock.advance(10);
    const link = mallory.connections()[0]?.link;
    for (let at = 0; at < 6; at += 1) void link?.send(Uint8Array.of(lanes.presence, 1, 2));
    await clock.advance(10);
    expect(counted.get('presence/malformed')).toBe(6);
    expect(ben.room.connections()).toEqual([]);
  });

  test('a flood of states is dropped beyond a generous rate, and ends the connection when it goes on', async () => {
    const { clock, network, counted, page } = world();
    page('ben');
    const mallory = network.transport('mallory').join({
      address: { topic: 'topic', signalling: 'secret' },
      gate: () => Promise.resolve('mallory'),
    });
    await clock.advance(10);
    const link = mallory.connections()[0]?.link;
    let ended = false;
    link?.onClose(() => (ended = true));
    const body = new Uint8Array(256);
    body[0] = lanes.presence;
    for (let second = 0; second < 8; second += 1) {
      for (let at = 0; at < 450; at += 1) {
        new DataView(body.buffer).setUint32(5, second * 450 + at + 1);
        void link?.send(body);
      }
      await clock.advance(1_000);
      // A line that hung and gives all it kept at once is no flood.
      if (second === 0) expect(counted.get('presence/dropped')).toBe(50);
      if (second === 1) expect(ended).toBe(false);
    }
    expect(counted.get('presence/flood')).toBe(6);
    expect(ended).toBe(true);
  });

  test('a caret of one letter more is a message of the same size', async () => {
    const { clock, page } = world();
    const [ana, ben] = [page('ana'), page('ben')];
    const sizes = new Set<number>();
    await clock.advance(10);
    const link = ana.room.connections()[0]?.link;
    const plain = ben.room.connections()[0]?.link;
    expect(link).toBeDefined();
    plain?.onMessage((message) => sizes.add(message.length));
    for (const text of ['a', 'ab', 'abc']) {
      ana.show(text);
      await clock.advance(50);
    }
    expect([...sizes]).toEqual([257]);
  });
});
