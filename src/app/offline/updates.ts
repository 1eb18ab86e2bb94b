import { liveValue, type Live } from '../../crdt/basics/live.ts';

/** Keeping the app for offline use, and taking a new version only when the person says so. */
export interface Updates {
  /** True when a new version is loaded and waits. */
  readonly waits: Live<boolean>;
  /** Registers the service worker; without one the app works as long as it is loaded. */
  start(): Promise<void>;
  /** Switches to the waiting version and loads the page again. */
  take(): void;
}

/** Our one worker; the `default` Trusted Types policy lets this address through and no other. */
const workerAddress = '/service-worker.js';

/** Updates of this browser. */
export function createUpdates(): Updates {
  const waits = liveValue(false);
  let registration: ServiceWorkerRegistration | undefined;
  let started = false;

  const look = (): void => {
    // Without a controller this is the very first version: nothing to switch from.
    waits.set(
      registration?.waiting !== null &&
        registration?.waiting !== undefined &&
        navigator.serviceWorker.controller !== null,
    );
  };
  const watch = (worker: ServiceWorker | null): void => {
    worker?.addEventListener('statechange', look);
  };
  return {
    waits,
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
      look();
    },
    take() {
      const waiting = registration?.waiting;
      if (waiting === null || waiting === undefined) return;
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
        once: true,
      });
      waiting.postMessage({ type: 'SKIP_WAITING' });
    },
  };
}
