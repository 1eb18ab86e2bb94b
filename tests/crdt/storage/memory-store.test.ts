import { describe, expect, it } from 'vitest';

import { createMemoryStores } from '../../../src/crdt/storage/memory-store.ts';
import { opened, rests, sealedStoreContract } from '../../contracts/sealed-store.contract.ts';

sealedStoreContract('The memory store', () => ({
  open: createMemoryStores().open,
  settle: async () => {
    await Promise.resolve();
    await Promise.resolve();
  },
}));

const a = Uint8Array.of(1, 2, 3);
const b = Uint8Array.of(4, 5, 6);

describe('The simulated disk', () => {
  it('loses what was not acknowledged when the browser is killed, and nothing else', async () => {
    const { open, disk } = createMemoryStores();
    const store = await opened(open, 'x');
    await store.append([a]);
    disk.hold();
    const lost = store.append([b]);
    disk.crash();
    expect(await lost).toEqual({ ok: false, error: 'closed' });
    expect(await rests(await opened(open, 'x'))).toEqual([a]);
  });

  it('tells that it is full, keeps what it was given and stores it when there is room', async () => {
    const { open, disk, failWith } = createMemoryStores();
    const store = await opened(open, 'x');
    failWith('full');
    expect(await store.append([a])).toEqual({ ok: false, error: 'full' });
    expect(store.state.get()).toEqual({ tag: 'failed', fault: 'full' });
    expect(disk.entries('x')).toEqual([]);
    failWith(undefined);
    expect(store.state.get()).toEqual({ tag: 'saved' });
    expect(disk.entries('x')).toEqual([a]);
  });

  it('gives a flipped entry as it is and counts an unreadable one', async () => {
    const { open, disk } = createMemoryStores();
    const store = await opened(open, 'x');
    await store.append([a, b]);
    disk.flipByte('x', 0, 1);
    disk.damage('x', 1);
    expect(await store.load()).toEqual({
      ok: true,
      value: { entries: [Uint8Array.of(1, 3, 3)], snapshot: undefined, damaged: 1 },
    });
  });
});
