import { IndexeddbPersistence } from 'y-indexeddb';
import { WebrtcProvider } from 'y-webrtc';
import { ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import { createIndexedDbStores } from '../../src/crdt/storage/indexeddb-store.ts';
import { sealedWorld } from '../cast/sealed-world.ts';
import { sealedHistory } from './sealed-history.ts';

/** What a page offers to the benches that drive it. Not part of the app. */
export interface BenchPage {
  /** ProseMirror over stock y-webrtc. */
  stockEditor(rendezvous: string): void;
  /** Milliseconds a keystroke takes both sides together: seal and sign here, open and verify there. */
  keystrokes(count: number): Promise<number[]>;
  /** Milliseconds until so many entries rest safely: ours, and stock y-indexeddb. */
  burst(entries: number): Promise<{ readonly ours: number; readonly stock: number }>;
  /** Opening a history from a database, sealed and not; sizes in bytes. */
  history(options: { readonly weeks: number; readonly editsAnEntry: number }): Promise<{
    readonly sealedMs: number[];
    readonly plainMs: number[];
    readonly sealedBytes: number;
    readonly plainBytes: number;
  }>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

// The simulated clock lets promises run between its steps the way Node does.
Reflect.set(globalThis, 'setImmediate', (run: () => void) => setTimeout(run, 0));

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', group: 'block', toDOM: () => ['p', 0] },
    text: {},
  },
});
const stores = createIndexedDbStores({ clock: platformClock, count: () => undefined });

window.bench = {
  stockEditor(rendezvous) {
    const doc = new Y.Doc();
    new WebrtcProvider('bench', doc, { signaling: [rendezvous], password: 'bench' });
    const place = document.body.appendChild(document.createElement('div'));
    const plugins = [ySyncPlugin(doc.getXmlFragment('note')), yUndoPlugin()];
    new EditorView(place, { state: EditorState.create({ schema, plugins }) });
  },
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
  async history(options) {
    const made = await sealedHistory(options);
    const opened = await stores.open('bench-history');
    if (!opened.ok) throw new Error(opened.error);
    await opened.value.load();
    await opened.value.append(made.entries);
    await opened.value.close();
    const first = new IndexeddbPersistence('bench-plain', made.plain);
    await first.whenSynced;
    await first.set('end', 1);
    await first.destroy();
    const sealedMs: number[] = [];
    const plainMs: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      let began = performance.now();
      const store = await stores.open('bench-history');
      if (!store.ok) throw new Error(store.error);
      const rests = await store.value.load();
      if (!rests.ok) throw new Error(rests.error);
      const doc = await made.open(rests.value.entries);
      sealedMs.push(performance.now() - began);
      if (doc.getMap('notes').size !== options.weeks) throw new Error('not all is there');
      await store.value.close();

      began = performance.now();
      const plain = new Y.Doc();
      const persistence = new IndexeddbPersistence('bench-plain', plain);
      await persistence.whenSynced;
      plainMs.push(performance.now() - began);
      if (plain.getMap('notes').size !== options.weeks) throw new Error('not all is there');
      await persistence.destroy();
    }
    return {
      sealedMs,
      plainMs,
      sealedBytes: made.entries.reduce((sum, entry) => sum + entry.length, 0),
      plainBytes: Y.encodeStateAsUpdateV2(made.plain).length,
    };
  },
};
