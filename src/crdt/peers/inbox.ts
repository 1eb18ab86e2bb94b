type Listener = (message: Uint8Array) => void;

/** Keeps messages for a listener that is not there yet, in order. */
export interface Inbox {
  /**
   * False when the message does not fit any more: its sender is ahead of all reason. What a listener takes at
   * once always fits.
   */
  push(message: Uint8Array): boolean;
  /** Hands over what is kept, then everything that comes; `undefined` keeps again. */
  listen(listener: Listener | undefined): void;
  clear(): void;
}

/** A new inbox that keeps at most `limitBytes()` at any time. */
export function createInbox(limitBytes: () => number): Inbox {
  let current: Listener | undefined;
  let kept: Uint8Array[] = [];
  let keptBytes = 0;
  let draining = false;

  const drain = (): void => {
    if (draining) return;
    draining = true;
    try {
      while (current !== undefined) {
        const message = kept.shift();
        if (message === undefined) break;
        keptBytes -= message.length;
        current(message);
      }
    } finally {
      draining = false;
    }
  };

  return {
    push(message) {
      const taken = current !== undefined && !draining;
      if (!taken && keptBytes + message.length > limitBytes()) return false;
      kept.push(message);
      keptBytes += message.length;
      drain();
      return true;
    },
    listen(listener) {
      current = listener;
      drain();
    },
    clear() {
      kept = [];
      keptBytes = 0;
      current = undefined;
    },
  };
}
