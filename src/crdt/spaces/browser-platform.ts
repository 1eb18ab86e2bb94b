import { platformClock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { platformRandom } from '../basics/random.ts';
import { createTabTransport } from '../peers/tab-transport.ts';
import { createWebrtcTransport } from '../peers/webrtc-transport.ts';
import { createIndexedDbRecords } from '../storage/indexeddb-records.ts';
import { createIndexedDbStores } from '../storage/indexeddb-store.ts';
import type { Platform } from './platform.ts';

/** Where this page meets others. */
export interface BrowserPlatformOptions {
  /** Addresses of rendezvous servers (`wss:` or, on this machine, `ws:`). */
  readonly rendezvous: readonly string[];
  /** Asked at once and every half hour, because relay credentials expire; an empty list works in one network. */
  readonly iceServers: () => Promise<readonly RTCIceServer[]>;
  readonly count: Count;
}

const iceRenewalMs = 30 * 60 * 1000;

/**
 * The browser as a platform. Together with `main.tsx` this is the composition root: the only place of src/crdt that
 * takes the real clock, randomness, storage and network.
 */
export function browserPlatform({
  rendezvous,
  iceServers,
  count,
}: BrowserPlatformOptions): Platform {
  const clock = platformClock;
  const random = platformRandom;
  const ice: RTCIceServer[] = [];
  const renewIce = async (): Promise<void> => {
    const servers = await iceServers();
    ice.splice(0, ice.length, ...servers);
  };
  void renewIce();
  clock.every(iceRenewalMs, () => void renewIce());
  return {
    clock,
    random,
    count,
    records: createIndexedDbRecords({ count }),
    openStore: createIndexedDbStores({ clock, count }).open,
    transport: createWebrtcTransport({ rendezvous, iceServers: ice, clock, random, count }),
    tabs: createTabTransport({ clock, random, count }),
    secure: globalThis.isSecureContext && 'subtle' in globalThis.crypto,
    async exclusively(name, work) {
      // Older browsers: two tabs may then do the same housekeeping, which is wasteful and harmless.
      if (!('locks' in navigator)) return work();
      return navigator.locks.request(name, { ifAvailable: true }, (lock) =>
        lock === null ? undefined : work(),
      );
    },
    async storageEstimate() {
      const { storage } = navigator;
      const [estimate, persistent] = await Promise.all([storage.estimate(), storage.persisted()]);
      return { usedBytes: estimate.usage, persistent };
    },
    persist: () => navigator.storage.persist(),
  };
}
