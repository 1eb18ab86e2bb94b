import type * as Y from 'yjs';
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
  const told = liveValue<SavingState>({ tag: 'saved' });
  let unsealed = false;
  let telling = false;
  const read = (): SavingState => {
    const storing = store.state.get();
    const before = told.get();
    if (storing.tag === 'failed') {
      const reason = storing.fault;
      return before.tag === 'not-saved' && before.reason === reason
        ? before
        : { tag: 'not-saved', reason };
    }
    const tag = unsealed || storing.tag === 'saving' ? 'saving' : 'saved';
    return before.tag === tag ? before : { tag };
  };
  const tell = (): void => {
    telling = false;
    told.set(read());
  };
  // Behind the task: a keystroke is sealed and sent before its state is drawn.
  const tellSoon = (): void => {
    if (telling) return;
    telling = true;
    queueMicrotask(tell);
  };
  // Not "update", for which Yjs would encode once more what is sealed in a moment.
  const onTransaction = (transaction: Y.Transaction): void => {
    const { local, deleteSet, beforeState, afterState } = transaction;
    const own = transaction.doc.clientID;
    const wrote = deleteSet.clients.size > 0 || beforeState.get(own) !== afterState.get(own);
    if (!local || !wrote || transaction.origin === sealedOrigin) return;
    unsealed = true;
    tellSoon();
  };
  let doc = log.doc;
  doc.on('afterTransaction', onTransaction);
  const stops = [
    log.rebuilt.subscribe(() => {
      doc.off('afterTransaction', onTransaction);
      doc = log.doc;
      doc.on('afterTransaction', onTransaction);
    }),
    log.onEntries(({ own }) => {
      if (!own) return;
      // A sealing takes all that was written before it.
      unsealed = false;
      tellSoon();
    }),
    store.state.subscribe(tellSoon),
  ];
  return {
    state: { get: read, subscribe: (listener) => told.subscribe(listener) },
    settled: () =>
      new Promise((resolve) => {
        const judge = (now: SavingState): boolean => {
          if (now.tag === 'saving') return false;
          resolve(now.tag === 'saved' ? ok(undefined) : err(now.reason));
          return true;
        };
        log.flush();
        tell();
        if (judge(told.get())) return;
        const stop = told.subscribe((now) => {
          if (judge(now)) stop();
        });
      }),
    close() {
      doc.off('afterTransaction', onTransaction);
      for (const stop of stops) stop();
    },
  };
}
