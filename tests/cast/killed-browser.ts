import { vi } from 'vitest';

/** A browser that goes down under its pages; what its disk held can be looked at afterwards. */
export interface KilledBrowser {
  /** Whether it went down; false when everything was done before. */
  readonly isDown: () => boolean;
  /** Resolves when it goes down. */
  readonly down: Promise<void>;
  /** A new start: transactions work again. */
  readonly restart: () => void;
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to its own database below
const realTransaction = IDBDatabase.prototype.transaction;

/**
 * Lets `most` writing transactions reach the disk and kills the browser in that very moment: whatever had begun
 * is undone, and nothing begins any more. Needs `fake-indexeddb/auto`.
 */
export function killAfter(most: number): KilledBrowser {
  const begun = new Set<IDBTransaction>();
  let written = 0;
  let down = false;
  let tellDown = (): void => undefined;
  const downed = new Promise<void>((resolve) => (tellDown = resolve));
  const goDown = (): void => {
    down = true;
    tellDown();
    for (const transaction of begun) {
      try {
        transaction.abort();
      } catch {
        // It had ended by itself.
      }
    }
  };
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  spy.mockImplementation(function (this: IDBDatabase, ...args) {
    if (down) throw new DOMException('the browser was killed', 'InvalidStateError');
    const transaction = Reflect.apply(realTransaction, this, args);
    begun.add(transaction);
    transaction.addEventListener('complete', () => {
      begun.delete(transaction);
      if (transaction.mode === 'readonly') return;
      written += 1;
      if (written === most && !down) goDown();
    });
    transaction.addEventListener('abort', () => begun.delete(transaction));
    return transaction;
  });
  return { isDown: () => down, down: downed, restart: () => spy.mockRestore() };
}
