import { describe, expect, it } from 'vitest';

import { databaseFiles } from '../../src/crdt/storage/database-files.ts';
import type { OpenStore, SealedStore } from '../../src/crdt/storage/sealed-store.ts';
import { seededRandom } from '../cast/seeded-random.ts';

/** One browser's disk, as a store implementation sees it. */
export interface StoreWorld {
  readonly open: OpenStore;
  /** Waits until what one tab tells another has arrived. */
  readonly settle: () => Promise<void>;
}

const random = seededRandom(7);
const entry = (size = 200): Uint8Array => random.bytes(size);
/** Names as hashes are. */
const nameOf = (nth: number): string => String(nth).padStart(64, '0');
let stores = 0;

/** Opens a store that must open. */
export async function opened(open: OpenStore, name: string): Promise<SealedStore> {
  const store = await open(name);
  if (!store.ok) throw new Error(`not opened: ${store.error}`);
  return store.value;
}

/** Everything that rests in a store. */
export async function rests(store: SealedStore): Promise<readonly Uint8Array[]> {
  const loaded = await store.load();
  if (!loaded.ok) throw new Error(`not loaded: ${loaded.error}`);
  return loaded.value.entries;
}

/** What every store must do, whatever it is made of. */
export function sealedStoreContract(title: string, world: () => StoreWorld): void {
  const fresh = async (): Promise<[StoreWorld, string, SealedStore]> => {
    const here = world();
    stores += 1;
    const name = `store-${stores}`;
    return [here, name, await opened(here.open, name)];
  };

  describe(`${title} keeps the promises of a sealed store`, () => {
    it('holds nothing when it is new, and says that everything is saved', async () => {
      const [, , store] = await fresh();
      expect(await store.load()).toEqual({
        ok: true,
        value: { entries: [], snapshot: undefined, damaged: 0 },
      });
      expect(store.state.get()).toEqual({ tag: 'saved' });
      await store.close();
    });

    it('gives entries back in order of arrival after it was closed and opened', async () => {
      const [{ open }, name, store] = await fresh();
      const entries = [entry(1), entry(200), entry(70_000), entry(3)];
      expect(await store.append(entries.slice(0, 1))).toEqual({ ok: true, value: undefined });
      await Promise.all([store.append(entries.slice(1, 3)), store.append(entries.slice(3))]);
      expect(store.state.get()).toEqual({ tag: 'saved' });
      await store.close();
      const again = await opened(open, name);
      expect(await rests(again)).toEqual(entries);
      await again.close();
    });

    it('keeps files, short and long, beside the entries, and gives each back after it was closed and opened', async () => {
      const [{ open }, name, store] = await fresh();
      const files = store.files(databaseFiles);
      const sizes = [0, 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20];
      const kept = sizes.map((size, i) => ({ name: nameOf(i), bytes: entry(size) }));
      for (const file of kept) {
        const given = file.bytes.slice();
        const stored = files.putFile(file.name, given);
        given.fill(0);
        expect(await stored).toEqual({ ok: true, value: undefined });
      }
      await store.append([entry()]);
      await store.rewrite(() => false);
      await store.close();
      const again = await opened(open, name);
      const found = again.files(databaseFiles);
      expect(await found.listFiles()).toEqual({ ok: true, value: kept.map((one) => one.name) });
      for (const file of kept) {
        const back = await found.getFile(file.name);
        expect(back.ok && back.value && Buffer.from(back.value).equals(file.bytes)).toBe(true);
      }
      expect(await rests(again)).toEqual([]);
      await again.close();
    });

    it('gives nothing for a file that is not there, lets one go, and takes all with it when it is erased', async () => {
      const [{ open }, name, store] = await fresh();
      const files = store.files(databaseFiles);
      const nothing = { ok: true, value: undefined };
      for (const odd of [nameOf(1), '', 'snapshot', '../x'])
        expect(await files.getFile(odd)).toEqual(nothing);
      await files.putFile(nameOf(1), entry());
      await files.putFile(nameOf(2), entry(2 ** 20 + 5));
      expect(await files.removeFile(nameOf(1))).toEqual(nothing);
      expect(await files.removeFile(nameOf(1))).toEqual(nothing);
      expect(await files.getFile(nameOf(1))).toEqual(nothing);
      expect(await files.listFiles()).toEqual({ ok: true, value: [nameOf(2)] });
      await store.erase();
      expect(await files.getFile(nameOf(2))).toEqual({ ok: false, error: 'gone' });
      const again = await opened(open, name);
      expect(await again.files(databaseFiles).listFiles()).toEqual({ ok: true, value: [] });
      await again.close();
    });

    it('says that it is saving until the entries rest', async () => {
      const [, , store] = await fresh();
      const seen: string[] = [];
      store.state.subscribe(({ tag }) => seen.push(tag));
      const stored = store.append([entry()]);
      expect(store.state.get()).toEqual({ tag: 'saving' });
      await stored;
      expect(seen).toEqual(['saving', 'saved']);
      await store.close();
    });

    it('stores what it was given even if the caller changes the bytes afterwards', async () => {
      const [, , store] = await fresh();
      const bytes = entry();
      const before = bytes.slice();
      const stored = store.append([bytes]);
      bytes.fill(0);
      await stored;
      expect(await rests(store)).toEqual([before]);
      await store.close();
    });

    it('keeps the last snapshot', async () => {
      const [{ open }, name, store] = await fresh();
      const [first, second] = [entry(1000), entry(2000)];
      expect((await store.putSnapshot(first)).ok).toBe(true);
      expect((await store.putSnapshot(second)).ok).toBe(true);
      await store.close();
      const again = await opened(open, name);
      const loaded = await again.load();
      expect(loaded.ok && loaded.value.snapshot).toEqual(second);
      await again.close();
    });

    it('lets go of entries when it is rewritten, keeps the others and the snapshot, and goes on', async () => {
      const [{ open }, name, store] = await fresh();
      const entries = Array.from({ length: 50 }, () => entry());
      const snapshot = entry(500);
      await store.append(entries);
      await store.putSnapshot(snapshot);
      const dropped = new Set(entries.slice(0, 40).map((one) => one.join()));
      expect((await store.rewrite((one) => !dropped.has(one.join()))).ok).toBe(true);
      const after = entry();
      expect((await store.append([after])).ok).toBe(true);
      expect(await rests(store)).toEqual([...entries.slice(40), after]);
      await store.close();
      const again = await opened(open, name);
      expect(await again.load()).toEqual({
        ok: true,
        value: { entries: [...entries.slice(40), after], snapshot, damaged: 0 },
      });
      await again.close();
    });

    it('keeps entries as something else once it is rewritten so', async () => {
      const [{ open }, name, store] = await fresh();
      const entries = Array.from({ length: 20 }, () => entry());
      const turned = (one: Uint8Array): Uint8Array => one.map((byte) => byte ^ 0xff);
      await store.append(entries);
      const rewritten = await store.rewrite((one) => String(one) !== String(entries[0]), turned);
      expect(rewritten.ok).toBe(true);
      const after = entry();
      expect((await store.append([after])).ok).toBe(true);
      const now = [...entries.slice(1).map(turned), after];
      expect(await rests(store)).toEqual(now);
      await store.close();
      const again = await opened(open, name);
      expect(await rests(again)).toEqual(now);
      await again.close();
    });

    it('lets nothing go before everything that was handed over earlier rests', async () => {
      const [{ open }, name, store] = await fresh();
      const [old, cover] = [entry(), entry()];
      await store.append([old]);
      const order: string[] = [];
      const covered = store.append([cover]).then(({ ok }) => order.push(ok ? 'rests' : 'fails'));
      const rewritten = await store.rewrite((one) => {
        order.push('goes');
        return String(one) !== String(old);
      });
      await covered;
      expect(rewritten.ok).toBe(true);
      expect(order[0]).toBe('rests');
      expect(await rests(store)).toEqual([cover]);
      await store.close();
      const again = await opened(open, name);
      expect(await rests(again)).toEqual([cover]);
      await again.close();
    });

    it('has stored what was sent on its way when it is closed a moment later', async () => {
      const [{ open }, name, store] = await fresh();
      const entries = [entry(), entry(), entry()];
      for (const one of entries) {
        void store.append([one]);
        store.flush();
      }
      await store.close();
      const again = await opened(open, name);
      expect(await rests(again)).toEqual(entries);
      await again.close();
    });

    it('shows each of two tabs what the other has stored, and stores both', async () => {
      const [{ open, settle }, name, one] = await fresh();
      const two = await opened(open, name);
      const heardByOne: Uint8Array[] = [];
      const heardByTwo: Uint8Array[] = [];
      one.onForeign((entries) => heardByOne.push(...entries));
      two.onForeign((entries) => heardByTwo.push(...entries));
      const [a, b, c] = [entry(), entry(), entry()];
      await one.append([a]);
      await settle();
      await Promise.all([two.append([b]), one.append([c])]);
      await settle();
      expect(heardByTwo.map(String).sort()).toEqual([a, c].map(String).sort());
      expect(heardByOne.map(String)).toEqual([String(b)]);
      await one.close();
      await two.close();
      const again = await opened(open, name);
      expect((await rests(again)).map(String).sort()).toEqual([a, b, c].map(String).sort());
      await again.close();
    });

    it('loses nothing of the other tab when one tab rewrites', async () => {
      const [{ open, settle }, name, one] = await fresh();
      const two = await opened(open, name);
      const old = entry();
      await one.append([old]);
      await settle();
      const [b, c] = [entry(), entry()];
      const writing = two.append([b]);
      expect((await one.rewrite((bytes) => String(bytes) !== String(old))).ok).toBe(true);
      await writing;
      expect((await two.append([c])).ok).toBe(true);
      await settle();
      await one.close();
      await two.close();
      const again = await opened(open, name);
      const kept = (await rests(again)).map(String);
      expect(kept).toContain(String(b));
      expect(kept).toContain(String(c));
      expect(kept).not.toContain(String(old));
      await again.close();
    });

    it('loses nothing acknowledged over 20 openings', async () => {
      const [{ open }, name, first] = await fresh();
      await first.close();
      const all: Uint8Array[] = [];
      for (let turn = 0; turn < 20; turn += 1) {
        const store = await opened(open, name);
        expect(await rests(store)).toEqual(all);
        const entries = Array.from({ length: 1 + random.below(5) }, () => entry());
        expect((await store.append(entries)).ok).toBe(true);
        all.push(...entries);
        await store.close();
      }
    });

    it('has forgotten everything once it is erased, and no longer takes anything', async () => {
      const [{ open }, name, store] = await fresh();
      await store.append([entry()]);
      await store.erase();
      expect((await store.append([entry()])).ok).toBe(false);
      const again = await opened(open, name);
      expect(await rests(again)).toEqual([]);
      await again.erase();
    });

    it('lets the other tab know that it was erased, which then keeps nothing', async () => {
      const [{ open, settle }, name, store] = await fresh();
      const other = await opened(open, name);
      await other.append([entry()]);
      await store.erase();
      await settle();
      expect(other.state.get()).toEqual({ tag: 'failed', fault: 'gone' });
      expect(await other.append([entry()])).toEqual({ ok: false, error: 'gone' });
      const again = await opened(open, name);
      expect(await rests(again)).toEqual([]);
      await again.erase();
    });

    it('takes nothing after it was closed', async () => {
      const [, , store] = await fresh();
      await store.close();
      expect(await store.append([entry()])).toEqual({ ok: false, error: 'closed' });
      expect(await store.load()).toEqual({ ok: false, error: 'closed' });
    });
  });
}
