import { describe, expect, test } from 'vitest';
import { DeviceId, MemberId } from '../../../src/crdt/basics/id.ts';
import { createConnectionWatch } from '../../../src/crdt/peers/connection-state.ts';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

describe('the state of the connection', () => {
  test('goes from offline over alone to connected with Ben, and back', async () => {
    const clock = simulatedClock();
    const random = seededRandom(5);
    const network = createMemoryNetwork({ clock, random });
    const address = { topic: 'topic', signalling: 'secret' };
    const [ana, ben] = [0, 1].map(() => ({
      device: DeviceId.random(random),
      member: MemberId.random(random),
    }));
    if (ana === undefined || ben === undefined) throw new Error('two people');
    // The gate names the other: in this test there is only one.
    const watch = createConnectionWatch(ana);
    const seen: string[] = [];
    watch.state.subscribe(({ tag }) => seen.push(tag));
    expect(watch.state.get()).toEqual({ tag: 'offline' });
    network.rendezvous('ana', false);
    watch.add(network.transport('ana').join({ address, gate: () => Promise.resolve(ben) }));
    network.rendezvous('ana', true);
    const there = network.transport('ben').join({ address, gate: () => Promise.resolve(ana) });
    await clock.advance(10);
    expect(watch.state.get()).toEqual({
      tag: 'connected',
      members: [ben.member],
      ownDevice: false,
    });
    await there.leave();
    await clock.advance(10);
    network.rendezvous('ana', false);
    expect(seen).toEqual(['alone', 'connected', 'alone', 'offline']);
  });

  test('a tab of the own device is no company, another own device is', async () => {
    const clock = simulatedClock();
    const random = seededRandom(6);
    const member = MemberId.random(random);
    const own = { device: DeviceId.random(random), member };
    const phone = { device: DeviceId.random(random), member };
    const state = async (other: typeof own): Promise<unknown> => {
      const network = createMemoryNetwork({ clock, random });
      const address = { topic: 'topic', signalling: 'secret' };
      const watch = createConnectionWatch(own);
      watch.add(network.transport('one').join({ address, gate: () => Promise.resolve(other) }));
      network.transport('two').join({ address, gate: () => Promise.resolve(own) });
      await clock.advance(10);
      return watch.state.get();
    };
    expect(await state(own)).toEqual({ tag: 'alone' });
    expect(await state(phone)).toEqual({ tag: 'connected', members: [], ownDevice: true });
  });
});
