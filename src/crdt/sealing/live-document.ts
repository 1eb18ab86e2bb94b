import * as Y from 'yjs';
import type { Count } from '../basics/count.ts';
import type { DeleteRange } from './delete-ranges.ts';
import { sealedOrigin } from './origins.ts';

/** What this page has written since it was last told. */
export interface OwnEdits {
  /** Deletes of the local transactions. */
  readonly deletes: readonly DeleteRange[];
  /** Made while entries were being applied: not anybody's edit. */
  readonly housekeeping: boolean;
}

/**
 * A Y.Doc that nothing can poison: a listener that throws inside one of its events is counted and the
 * others still run. In a plain Y.Doc it would end all events, and with them saving, for the rest of the
 * page's life (yjs#799). Observers of types throw to whoever made the change, as ever: that is harmless.
 */
class LiveDocument extends Y.Doc {
  readonly #count: Count;

  constructor(count: Count) {
    super({ gc: true });
    this.#count = count;
  }

  override emit(...event: Parameters<Y.Doc['emit']>): void {
    const [name, args] = event;
    const listeners: readonly unknown[] = [...(this._observers.get(name) ?? [])];
    for (const listener of listeners) {
      try {
        if (typeof listener === 'function') Reflect.apply(listener, this, args);
      } catch {
        this.#count('live-document/listener-threw');
      }
    }
  }
}

/** A new, empty live document. `onOwnEdits` is called once all transactions of a call have ended. */
export function createLiveDocument(options: {
  readonly client: number;
  readonly count: Count;
  readonly onOwnEdits: (edits: OwnEdits) => void;
}): Y.Doc {
  const { count, onOwnEdits } = options;
  const doc = new LiveDocument(count);
  doc.clientID = options.client;
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    // Yjs would now tidy up formatting marks and write deletes of its own, which differ with the order in
    // which entries came. Without that the formatting follows from the entries alone.
    if (!transaction.local) transaction._needFormattingCleanup = false;
  });
  doc.on('afterAllTransactions', (_doc: Y.Doc, transactions: Y.Transaction[]) => {
    const deletes: DeleteRange[] = [];
    let own = false;
    for (const transaction of transactions) {
      const { beforeState, afterState, deleteSet } = transaction;
      if (!transaction.local) {
        if (transaction.origin !== sealedOrigin) count('live-document/unsealed-update');
        continue;
      }
      if (beforeState.get(doc.clientID) !== afterState.get(doc.clientID)) own = true;
      for (const [client, items] of deleteSet.clients) {
        own = true;
        for (const { clock, len } of items) deletes.push({ client, clock, length: len });
      }
    }
    if (!own) return;
    onOwnEdits({
      deletes,
      housekeeping: transactions.some((transaction) => transaction.origin === sealedOrigin),
    });
  });
  return doc;
}
