import { liveValue, type Live } from '../../crdt/basics/live.ts';

/** Keeping the app for offline use, and taking a new version only when the person says so. */
export interface Updates {
  /** Whether a new version is loaded and waits, or another tab has switched to it and this page is the old one. */
  readonly state: Live<UpdateState>;
  /** Registers the service worker; without one the app works as long as it is loaded. */
  start(): Promise<void>;
  /** Switches to the waiting version and loads the page again. */
  take(): void;
  /** Takes away the service worker and everything it keeps; `start` begins anew. */
  forget(): Promise<void>;
}

export type UpdateState = 'none' | 'waits' | 'taken-elsewhere';

/** Our one worker; the `default` Trusted Types policy lets this address through and no other. */
const workerAddress = '/service-worker.js';

/** Updates of this browser. */
export function createUpdates(): Updates {
  const state = liveValue<UpdateState>('none');
  let registration: ServiceWorkerRegistration | undefined;
  let started = false;
  let taking = false;
  let isOld = false;

  const look = (): void => {
    // Without a controller this is the very first version: nothing to switch from.
    const isWaiting =
      (registration?.waiting ?? undefined) !== undefined &&
      navigator.serviceWorker.controller !== null;
    if (isOld) state.set('taken-elsewhere');
    else state.set(isWaiting ? 'waits' : 'none');
  };
  const watch = (worker: ServiceWorker | null): void => {
    worker?.addEventListener('statechange', look);
  };
  return {
    state,
    async start() {
      if (started || !('serviceWorker' in navigator) || !import.meta.env.PROD) return;
      started = true;
      try {
        registration = await navigator.serviceWorker.register(workerAddress);
      } catch {
        // Blocked by the browser: nothing but offline use is missing.
        return;
      }
      registration.addEventListener('updatefound', () => watch(registration?.installing ?? null));
      watch(registration.installing);
      let controlled = navigator.serviceWorker.controller !== null;
      navigator.serviceWorker.addEventListener('controllerchange', () => {
        // The very first worker takes over the page that came with it: nothing changes.
        if (!controlled) {
          controlled = true;
          return;
        }
        if (taking) location.reload();
        // Another tab took the new version. This page goes on, but what it has not loaded yet is gone.
        isOld = true;
        look();
      });
      // A page may stay open for weeks; browsers look for a new version only when something is loaded.
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') registration?.update().catch(() => undefined);
      });
      look();
    },
    take() {
      const waiting = registration?.waiting;
      if (waiting === null || waiting === undefined) {
        if (isOld) location.reload();
        return;
      }
      taking = true;
      waiting.postMessage({ type: 'SKIP_WAITING' });
    },
    async forget() {
      started = false;
      registration = undefined;
      if ('serviceWorker' in navigator) {
        const all = await navigator.serviceWorker.getRegistrations();
        await Promise.all(all.map((one) => one.unregister()));
      }
      if ('caches' in globalThis) {
        await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
      }
    },
  };
}
