import { platformClock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { platformRandom } from '../basics/random.ts';
import { canConnect } from '../peers/can-connect.ts';
import { createTabTransport } from '../peers/tab-transport.ts';
import { createLateRoom } from '../peers/late-room.ts';
import type { WebrtcTransport } from '../peers/webrtc-transport.ts';
import { createIndexedDbStores } from '../storage/indexeddb-store.ts';
import type { VaultRecords } from '../vault/vault-records.ts';
import type { Platform } from './platform.ts';

/** Where this page meets others. */
export interface BrowserPlatformOptions {
  /** Addresses of rendezvous servers (`wss:` or, on this machine, `ws:`). */
  readonly rendezvous: readonly string[];
  /** Asked before the first meeting and every half hour, because relay credentials expire; an empty list works in one network. */
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
  records,
}: BrowserPlatformOptions & { readonly records: VaultRecords }): Platform {
  const clock = platformClock;
  const random = platformRandom;
  const ice: RTCIceServer[] = [];
  const renewIce = async (): Promise<void> => {
    const servers = await iceServers();
    ice.splice(0, ice.length, ...servers);
  };
  const loadTransport = async (): Promise<WebrtcTransport> => {
    const { createWebrtcTransport } = await import('../peers/webrtc-transport.ts');
    void renewIce();
    clock.every(iceRenewalMs, () => void renewIce());
    return createWebrtcTransport({ rendezvous, iceServers: ice, clock, random, count });
  };
  let loading: Promise<WebrtcTransport> | undefined;
  /** Loaded when there is somebody to meet; tried again when it could not be. */
  const transport = (): Promise<WebrtcTransport> => {
    loading ??= loadTransport().catch((problem: unknown) => {
      loading = undefined;
      throw problem;
    });
    return loading;
  };
  return {
    clock,
    random,
    count,
    records,
    openStore: createIndexedDbStores({ clock, count }).open,
    canConnect: canConnect(),
    transport: {
      join(join) {
        const room = createLateRoom({
          clock,
          before: { tag: 'connecting' },
          open: async () => (await transport()).join(join),
        });
        room.join();
        return room;
      },
      // Most people never take anybody out: loaded apart.
      async turnAway(away) {
        const { turnAway } = await import('../peers/webrtc/turn-away.ts');
        return turnAway({ ...away, ...(await transport()), random, count });
      },
    },
    tabs: createTabTransport({ clock, random, count }),
    async exclusively(name, work) {
      // Older browsers: two tabs may then do the same housekeeping, which is wasteful and harmless.
      if (!('locks' in navigator)) return work();
      return navigator.locks.request(name, { ifAvailable: true }, (lock) =>
        lock === null ? undefined : work(),
      );
    },
    async persist() {
      try {
        return await navigator.storage.persist();
      } catch {
        return false;
      }
    },
  };
}
