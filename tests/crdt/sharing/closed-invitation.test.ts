import { describe, expect, it, vi } from 'vitest';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import { doorstepLimits } from '../../../src/crdt/sharing/doorstep-limits.ts';
import { doorScene, first } from './door-scene.ts';

// Dozens of runs with real signatures: more than the usual time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('a closed invitation', () => {
  it('tells a hundred holders of a leaked link “used” and shows none of them', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const robin = scene.newcomer({ name: 'Robin' });
    scene.meet(robin, doorkeeper);
    await scene.settle();
    await doorkeeper.letIn(first(doorkeeper).id);
    await scene.settle();
    let refused = 0;
    for (let i = 0; i < 100; i += 1) {
      const stranger = scene.newcomer({ name: `Stranger ${i}` });
      const [link] = scene.meet(stranger, doorkeeper);
      await scene.settle();
      if (stranger.state.get().tag === 'used' && stranger.welcomes.length === 0) refused += 1;
      expect(doorkeeper.requests.get()).toEqual([]);
      link.close();
      await scene.settle();
    }
    expect(refused).toBe(100);
  });

  it.each(['expired', 'withdrawn'] as const)('says so when it is %s', async (state) => {
    const scene = doorScene();
    scene.kept.status = { state };
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    scene.meet(newcomer, doorkeeper);
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: state });
    expect(doorkeeper.requests.get()).toEqual([]);
    scene.kept.status = { state: 'open' };
    newcomer.retry();
    await scene.settle();
    expect(newcomer.state.get().tag).toBe('words');
  });

  it('closes under somebody at the door: they are told, and can no longer be let in', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    scene.meet(newcomer, doorkeeper);
    await scene.settle();
    scene.kept.status = { state: 'withdrawn' };
    expect(await doorkeeper.letIn(first(doorkeeper).id)).toBe(false);
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'withdrawn' });
    expect(scene.kept.admitted).toEqual([]);
  });

  it('is not opened by the hint of the device that used it', async () => {
    const scene = doorScene();
    const used = scene.random.bytes(32);
    scene.kept.status = { state: 'used', by: deviceIdentity(used).signKey };
    const doorkeeper = scene.doorkeeper();
    const stranger = scene.newcomer({ name: 'Robin' });
    scene.meet(stranger, doorkeeper);
    await scene.settle();
    expect(stranger.state.get()).toEqual({ tag: 'used' });
  });
});

describe('“Not now”', () => {
  it('refuses this request and keeps the link', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    scene.meet(newcomer, doorkeeper);
    await scene.settle();
    doorkeeper.notNow(first(doorkeeper).id);
    await scene.settle();
    expect(newcomer.state.get()).toEqual({ tag: 'not-now' });
    expect(doorkeeper.requests.get()).toEqual([]);
    newcomer.retry();
    await scene.settle();
    await doorkeeper.letIn(first(doorkeeper).id);
    await scene.settle();
    expect(newcomer.state.get().tag).toBe('let-in');
  });

  it('said three times closes the invitation for everybody', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const waiting = scene.newcomer({ name: 'Sam' });
    for (let i = 0; i < doorstepLimits.notNow; i += 1) {
      expect(scene.kept.closedByItself).toBe(0);
      const newcomer = scene.newcomer({ name: `Robin ${i}` });
      if (i === 2) scene.meet(waiting, doorkeeper);
      scene.meet(newcomer, doorkeeper);
      await scene.settle();
      const request = doorkeeper.requests.get().find(({ name }) => name.startsWith('Robin'));
      doorkeeper.notNow(request?.id ?? '');
      await scene.settle();
      expect(newcomer.state.get()).toEqual({ tag: 'not-now' });
    }
    expect(scene.kept.closedByItself).toBe(1);
    expect(waiting.state.get()).toEqual({ tag: 'withdrawn' });
    expect(doorkeeper.requests.get()).toEqual([]);
  });

  it('is not needed: the eleventh device on one link closes it too', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    for (let i = 0; i < doorstepLimits.devices; i += 1) {
      const newcomer = scene.newcomer({ name: `Robin ${i}` });
      scene.meet(newcomer, doorkeeper);
      await scene.settle();
      expect(newcomer.state.get().tag).toBe('words');
    }
    expect(scene.kept.closedByItself).toBe(0);
    const eleventh = scene.newcomer({ name: 'One too many' });
    scene.meet(eleventh, doorkeeper);
    await scene.settle();
    expect(eleventh.state.get()).toEqual({ tag: 'withdrawn' });
    expect(scene.kept.closedByItself).toBe(1);
    expect(doorkeeper.requests.get()).toEqual([]);
  });

  it('does not count a device that only lost its connection', async () => {
    const scene = doorScene();
    const doorkeeper = scene.doorkeeper();
    const newcomer = scene.newcomer({ name: 'Robin' });
    for (let i = 0; i < 2 * doorstepLimits.devices; i += 1) {
      const [link] = scene.meet(newcomer, doorkeeper);
      await scene.settle();
      expect(newcomer.state.get()).toEqual({ tag: 'words', words: first(doorkeeper).words });
      link.close();
      await scene.settle();
    }
    expect(scene.kept.closedByItself).toBe(0);
  });
});
