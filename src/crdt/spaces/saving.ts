import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { sealedOrigin } from '../sealing/origins.ts';
import type { SealedLog } from '../sealing/sealed-log.ts';
import type { SealedStore, StoreFault } from '../storage/sealed-store.ts';
import type { SavingState } from './space-state.ts';

/**
 * Joins what the log has not sealed yet with what the store has not confirmed yet, so that "Saved on this device"
 * is never said of a keystroke that is still on its way.
 */
export function createSaving(options: { readonly log: SealedLog; readonly store: SealedStore }): {
  readonly state: Live<SavingState>;
  /** Resolves with the next rest: everything saved, or the reason why not. */
  settled(): Promise<Result<void, StoreFault>>;
  close(): void;
} {
  const { log, store } = options;
  const state = liveValue<SavingState>({ tag: 'saved' });
  let unsealed = false;
  const tell = (): void => {
    const storing = store.state.get();
    if (storing.tag === 'failed') {
      const present = state.get();
      if (present.tag !== 'not-saved' || present.reason !== storing.fault) {
        state.set({ tag: 'not-saved', reason: storing.fault });
      }
      return;
    }
    const tag = unsealed || storing.tag === 'saving' ? 'saving' : 'saved';
    if (state.get().tag !== tag) state.set({ tag });
  };
  const onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === sealedOrigin) return;
    unsealed = true;
    tell();
  };
  let doc = log.doc;
  doc.on('update', onUpdate);
  const stops = [
    log.rebuilt.subscribe(() => {
      doc.off('update', onUpdate);
      doc = log.doc;
      doc.on('update', onUpdate);
    }),
    log.onEntries(({ own }) => {
      if (!own) return;
      // A sealing takes all that was written before it.
      unsealed = false;
      tell();
    }),
    store.state.subscribe(tell),
  ];
  return {
    state,
    settled: () =>
      new Promise((resolve) => {
        const judge = (now: SavingState): boolean => {
          if (now.tag === 'saving') return false;
          resolve(now.tag === 'saved' ? ok(undefined) : err(now.reason));
          return true;
        };
        log.flush();
        if (judge(state.get())) return;
        const stop = state.subscribe((now) => {
          if (judge(now)) stop();
        });
      }),
    close() {
      doc.off('update', onUpdate);
      for (const stop of stops) stop();
    },
  };
}
