import { expect, test } from 'vitest';
import { createSaving } from '../../../src/crdt/spaces/saving.ts';
import { createMemoryStores } from '../../../src/crdt/storage/memory-store.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import { opened } from '../../contracts/sealed-store.contract.ts';

test('a word is "saving" until it rests, also after the copy was made anew from its feeds', async () => {
  const world = sealedWorld(4);
  const { log } = world.page(world.founder);
  const store = await opened(createMemoryStores().open, 'tess');
  await log.open({ entries: [] });
  log.onEntries(({ entries }) => void store.append(entries));
  const saving = createSaving({ log, store });
  log.doc.getText('note').insert(0, 'before');
  expect(saving.state.get().tag).toBe('saving');
  expect((await saving.settled()).ok).toBe(true);
  await log.rebuild();
  log.doc.getText('note').insert(0, 'after ');
  expect(saving.state.get().tag).toBe('saving');
  expect((await saving.settled()).ok).toBe(true);
  expect(saving.state.get().tag).toBe('saved');
  saving.close();
  log.close();
});

test('the state is known at once and told behind the task, so that a keystroke is sent before it is drawn', async () => {
  const world = sealedWorld(5);
  const { log } = world.page(world.founder);
  const store = await opened(createMemoryStores().open, 'tess');
  await log.open({ entries: [] });
  await world.clock.advance(100);
  const happened: string[] = [];
  log.onEntries(({ entries }) => {
    happened.push('sealed');
    void store.append(entries);
  });
  const saving = createSaving({ log, store });
  saving.state.subscribe(({ tag }) => happened.push(tag));
  log.doc.getText('note').insert(0, 'x');
  expect(saving.state.get().tag).toBe('saving');
  expect(happened).toEqual(['sealed']);
  expect((await saving.settled()).ok).toBe(true);
  expect(happened).toEqual(['sealed', 'saving', 'saved']);
  saving.close();
  log.close();
});
