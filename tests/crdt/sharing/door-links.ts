import type { DoorstepLink } from '../../../src/crdt/sharing/doorstep-link.ts';

/** One end of a connection in memory. Messages arrive in order, each in a microtask of its own. */
export interface TestLink extends DoorstepLink {
  /** Everything that this end has sent. */
  readonly sent: readonly Uint8Array[];
}

/** Two joined ends; both see the fingerprints that a true DTLS connection would show. */
export function linkPair(fingerprints: {
  readonly a: Uint8Array;
  readonly b: Uint8Array;
}): readonly [TestLink, TestLink] {
  const state = { open: true };
  const closers = new Set<() => void>();
  const inboxes = [inbox(state), inbox(state)] as const;
  const close = (): void => {
    if (!state.open) return;
    state.open = false;
    for (const tell of [...closers]) queueMicrotask(tell);
  };
  const end = (own: 0 | 1): TestLink => {
    const sent: Uint8Array[] = [];
    const [from, to] = own === 0 ? inboxes : ([inboxes[1], inboxes[0]] as const);
    return {
      id: `link ${own}`,
      sent,
      fingerprints:
        own === 0
          ? { own: fingerprints.a, other: fingerprints.b }
          : { own: fingerprints.b, other: fingerprints.a },
      send(message) {
        if (!state.open) return Promise.resolve(false);
        sent.push(message.slice());
        to.put(message.slice());
        return Promise.resolve(true);
      },
      onMessage: (listener) => from.listen(listener),
      onClose(listener) {
        closers.add(listener);
        return () => closers.delete(listener);
      },
      close,
    };
  };
  return [end(0), end(1)];
}

interface Inbox {
  put(message: Uint8Array): void;
  listen(listener: (message: Uint8Array) => void): void;
}

function inbox(state: { readonly open: boolean }): Inbox {
  const waiting: Uint8Array[] = [];
  let hear: ((message: Uint8Array) => void) | undefined;
  const drain = (): void => {
    const message = hear === undefined || !state.open ? undefined : waiting.shift();
    if (message !== undefined) hear?.(message);
  };
  return {
    put(message) {
      waiting.push(message);
      queueMicrotask(drain);
    },
    listen(listener) {
      hear = listener;
      for (let i = 0; i < waiting.length; i += 1) queueMicrotask(drain);
    },
  };
}
