import type { SpaceId } from '../basics/id.ts';
import { encodeSnapshot } from '../sealing/encode-snapshot.ts';
import type { SealedLog } from '../sealing/sealed-log.ts';
import { tidying } from '../sealing/tidying.ts';
import { byteSet } from '../storage/byte-set.ts';
import type { SealedStore } from '../storage/sealed-store.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Platform } from './platform.ts';

/**
 * When there is enough to be worth the work; entries. A small Space gets its snapshot when an eighth of it is new: it
 * opens quickly without one, but what is damaged at rest comes back from it.
 */
const worthwhile = { snapshot: 100, shareOfAll: 1 / 8, rewrite: 500 };
const roundMs = 60_000;

/**
 * Keeps a Space quick to open and small on disk: tidies this member's earlier feeds, writes the sealed snapshot,
 * and rewrites the store when more was let go than is kept. One tab at a time does it, at once and then every minute.
 */
export function createKeeping(options: {
  readonly id: SpaceId;
  readonly log: SealedLog;
  readonly store: SealedStore;
  readonly vault: OpenVault;
  readonly platform: Pick<Platform, 'clock' | 'count' | 'exclusively'>;
  /** Entries that were applied one by one at opening: not yet in the snapshot. */
  readonly replayed: number;
  /** Entries at rest. */
  readonly resting: number;
}): { close(): Promise<void> } {
  const { id, log, store, vault, platform } = options;
  let beyondSnapshot = options.replayed;
  let resting = options.resting;
  let letGo = 0;
  let outdated = log.rebuilt.get() > 0;

  const writeSnapshot = async (): Promise<void> => {
    const plain = log.snapshot(encodeSnapshot);
    if (plain === undefined) return;
    const covered = beyondSnapshot;
    const written = await store.putSnapshot(await vault.sealSnapshot(id, plain));
    if (!written.ok) return;
    beyondSnapshot -= covered;
    outdated = false;
  };
  const rewrite = async (): Promise<void> => {
    const counted = letGo;
    const rests = await store.load();
    if (!rests.ok) return;
    // Decided here and not while rewriting: the cover of what is let go of later may still be on its way.
    const going = byteSet(rests.value.entries.filter((entry) => !log.keeps(entry)));
    // Whatever was being taken in has reached the store then, and the store lets nothing go before that rests.
    await log.accept([]);
    const written = await store.rewrite((entry) => !going.has(entry));
    if (!written.ok) return;
    resting -= counted;
    letGo -= counted;
  };
  const round = (): Promise<unknown> =>
    platform.exclusively(vault.storeName(id), async () => {
      const { covers } = log.tidy(tidying);
      const outweighed = letGo > worthwhile.rewrite && letGo * 2 > resting;
      if (outweighed) await rewrite();
      // A snapshot names the very bytes it stands for: after tidying the old one would be read for nothing.
      const much = beyondSnapshot > Math.min(worthwhile.snapshot, resting * worthwhile.shareOfAll);
      if (covers > 0 || outweighed || outdated || much) await writeSnapshot();
    });

  let working: Promise<unknown> = Promise.resolve();
  const work = (): void => {
    working = working.then(round).catch(() => platform.count('keeping/failed'));
  };
  const stops = [
    log.onEntries(({ entries }) => {
      beyondSnapshot += entries.length;
      resting += entries.length;
    }),
    log.onLetGo((gone) => {
      letGo += gone.length;
    }),
    log.rebuilt.subscribe(() => {
      // What the old snapshot says may be what was wrong.
      outdated = true;
      work();
    }),
    platform.clock.every(roundMs, work),
  ];
  work();
  return {
    async close() {
      for (const stop of stops) stop();
      await working;
    },
  };
}
