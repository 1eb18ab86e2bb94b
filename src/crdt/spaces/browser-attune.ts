import { platformClock } from '../basics/clock.ts';
import type { Clock } from '../basics/clock.ts';
import { platformRandom } from '../basics/random.ts';
import { createIndexedDbRecords } from '../storage/indexeddb-records.ts';
import type { Attune } from './attune.ts';
import type { BrowserPlatformOptions } from './browser-platform.ts';
import { createAttune } from './create-attune.ts';
import type { Household } from './household.ts';
import type { OpenVault } from '../vault/vault.ts';

/** What `browserAttune` needs, and a hint. */
export interface BrowserAttuneOptions extends BrowserPlatformOptions {
  /** Somebody seems to live here: what a household needs is loaded while the keys are looked up. */
  readonly likelyAtHome: boolean;
}

const againMs = 2_000;

/**
 * Attune in the browser, in two parts: the threshold, which looks whether anything rests here, and the household with
 * documents, seals and connections. Somebody who only looks at the first page never loads the second.
 */
export function browserAttune({ likelyAtHome, ...options }: BrowserAttuneOptions): Attune {
  const clock = platformClock;
  const random = platformRandom;
  const { count } = options;
  const records = createIndexedDbRecords({ count });
  const load = () => import('./browser-household.ts');
  if (likelyAtHome) void load().catch(() => undefined);
  let households: ((vault: OpenVault) => Promise<Household>) | undefined;
  return createAttune({
    records,
    random,
    count,
    secure: globalThis.isSecureContext && 'subtle' in globalThis.crypto,
    async enter(vault) {
      const { browserHouseholds } = await persistently(load, clock);
      households ??= browserHouseholds({ ...options, records });
      return households(vault);
    },
    async loadLock(home) {
      const { browserLock } = await import('./browser-lock.ts');
      return browserLock(home, records, count);
    },
    leave: () => location.reload(),
    async sweep() {
      const { eraseEveryStore } = await persistently(
        () => import('../storage/erase-every-store.ts'),
        clock,
      );
      await eraseEveryStore();
    },
  });
}

/** Loads until it has: the server may be gone for a moment, and the page shows that it is opening. */
async function persistently<T>(load: () => Promise<T>, clock: Clock): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise<void>((resolve) => clock.after(againMs, resolve));
    }
  }
}
