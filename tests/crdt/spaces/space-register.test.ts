import { expect, test, vi } from 'vitest';
import { SpaceId } from '../../../src/crdt/basics/id.ts';
import { platformRandom } from '../../../src/crdt/basics/random.ts';
import { createSpaceRegister } from '../../../src/crdt/spaces/space-register.ts';
import { createMemoryRecords } from '../../../src/crdt/storage/memory-records.ts';
import { memoryVault } from '../../cast/memory-vault.ts';
import { createMemoryStores } from '../../../src/crdt/storage/memory-store.ts';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import type { Platform } from '../../../src/crdt/spaces/platform.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

const closed = vi.hoisted(() => ({ spaces: 0 }));
vi.mock('../../../src/crdt/spaces/keyring-records.ts', () => ({
  spaceKeysOf: () => ({}),
}));
vi.mock('../../../src/crdt/spaces/open-space.ts', () => ({
  openSpace: () => {
    const space = {
      open: true,
      close() {
        space.open = false;
        closed.spaces += 1;
        return Promise.resolve();
      },
    };
    return Promise.resolve({ ok: true, value: space });
  },
}));
vi.mock('../../../src/crdt/spaces/connect-space.ts', () => ({
  connectSpace: () => ({ close: () => Promise.resolve() }),
}));

function memoryPlatform(): Platform {
  const [clock, random, count] = [simulatedClock(), platformRandom, () => undefined];
  const network = createMemoryNetwork({ clock, random, count });
  return {
    clock,
    random,
    count,
    records: createMemoryRecords().open(),
    openStore: createMemoryStores().open,
    transport: network.transport('others'),
    canConnect: true,
    tabs: network.transport('tabs'),
    exclusively: (_name, work) => work(),
    persist: () => Promise.resolve(false),
  };
}

test('whoever asks for a Space in the moment in which its last holder lets go gets an open one', async () => {
  const vault = await memoryVault();
  const spaces = createSpaceRegister({ vault, platform: memoryPlatform() });
  const id = SpaceId.random(platformRandom);
  const first = await spaces.hold(id);
  if (!first.ok) throw new Error(first.error);
  const holding = spaces.hold(id);
  await first.value.release();
  const second = await holding;
  if (!second.ok) throw new Error(second.error);
  expect(second.value.space).toMatchObject({ open: true });
  expect(closed.spaces).toBe(0);
  await second.value.release();
  expect(closed.spaces).toBe(1);
});
