import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import { createIndexedDbStores } from '../../src/crdt/storage/indexeddb-store.ts';
import { sealedWorld } from '../cast/sealed-world.ts';
import { openHistory, type HistoryOpenings } from './open-history.ts';
import { readHistory } from './stored-history.ts';

/** What a page offers to the benches that drive it. Not part of the app. */
export interface BenchPage {
  /** Milliseconds a keystroke takes both sides together: seal and sign here, open and verify there. */
  keystrokes(count: number): Promise<number[]>;
  /** Milliseconds until so many entries rest safely: ours, and stock y-indexeddb. */
  burst(entries: number): Promise<{ readonly ours: number; readonly stock: number }>;
  /** Opening a history that is served at `/history`, sealed and not. */
  history(): Promise<HistoryOpenings>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

// The simulated clock lets promises run between its steps the way Node does.
Reflect.set(globalThis, 'setImmediate', (run: () => void) => setTimeout(run, 0));

const stores = createIndexedDbStores({ clock: platformClock, count: () => undefined });

window.bench = {
  async keystrokes(count) {
    const world = sealedWorld(3);
    const here = world.page(world.founder);
    const there = world.page(world.founder);
    await here.log.open({ entries: [] });
    await there.log.open({ entries: [] });
    const text = here.log.doc.getText('note');
    const batches: Uint8Array[] = [];
    here.log.onEntries(({ entries }) => batches.push(...entries));
    const times: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const began = performance.now();
      text.insert(text.length, 'x');
      here.log.flush();
      await there.log.accept(batches.splice(0));
      times.push(performance.now() - began);
    }
    if (there.log.doc.getText('note').length !== count) throw new Error('not all arrived');
    return times;
  },
  async burst(entries) {
    const opened = await stores.open('bench-burst');
    if (!opened.ok) throw new Error(opened.error);
    await opened.value.load();
    const bytes = Array.from({ length: entries }, () => platformRandom.bytes(320));
    let began = performance.now();
    const stored = await Promise.all(bytes.map((entry) => opened.value.append([entry])));
    const ours = performance.now() - began;
    if (stored.some(({ ok }) => !ok)) throw new Error('not stored');
    await opened.value.erase();

    const doc = new Y.Doc();
    const persistence = new IndexeddbPersistence('bench-stock-burst', doc);
    await persistence.whenSynced;
    began = performance.now();
    for (let at = 0; at < entries; at += 1) doc.getText('note').insert(at, 'x');
    // Its last write is behind all others in the queue of the database.
    await persistence.set('end', 1);
    const stock = performance.now() - began;
    await persistence.clearData();
    return { ours, stock };
  },
  async history() {
    const bytes = new Uint8Array(await (await fetch('/history')).arrayBuffer());
    const history = readHistory(bytes);
    if (history === undefined) throw new Error('the history is not whole');
    return openHistory(history);
  },
};
