import { ok } from '../basics/result.ts';
import type { SealedStore } from '../storage/sealed-store.ts';
import { isClosedEntry } from '../vault/rested-entry.ts';
import type { RestSeal } from '../vault/vault.ts';

/**
 * A store whose entries rest under the vault's outer seal, as soon as the vault has one: nobody above it sees a difference. Entries
 * that rest without it, from before the vault was closed or from a tab that did not know yet, are closed where they lie.
 */
export function restingStore(store: SealedStore, seal: () => RestSeal | undefined): SealedStore {
  const rewrite: SealedStore['rewrite'] = (keep) => {
    const by = seal();
    if (by === undefined) return store.rewrite(keep);
    return store.rewrite(
      (rested) => keep(by.open(rested)),
      (rested) => (isClosedEntry(rested) ? rested : by.close(rested)),
    );
  };
  const opened = (rested: readonly Uint8Array[]): readonly Uint8Array[] => {
    const by = seal();
    // A tab that is about to hear that the vault was closed can make nothing of what the other has closed.
    if (by === undefined) return rested.filter((entry) => !isClosedEntry(entry));
    if (!rested.every(isClosedEntry)) void rewrite(() => true);
    return rested.map(by.open);
  };
  return {
    ...store,
    async load() {
      const loaded = await store.load();
      return loaded.ok ? ok({ ...loaded.value, entries: opened(loaded.value.entries) }) : loaded;
    },
    append(entries) {
      const by = seal();
      return store.append(by === undefined ? entries : entries.map(by.close));
    },
    rewrite,
    onForeign: (listener) => store.onForeign((entries) => listener(opened(entries))),
  };
}
