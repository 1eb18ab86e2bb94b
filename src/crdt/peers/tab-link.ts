import type { Count } from '../basics/count.ts';
import { createCloseListeners } from './close-listeners.ts';
import { createInbox } from './inbox.ts';
import { maxBytesBeforeGate, maxBytesWaiting, maxMessageBytes } from './limits.ts';
import type { PeerLink } from './transport.ts';

/** One end of a link between two tabs. */
export interface TabLink {
  readonly link: PeerLink;
  /** The gate has passed: messages of full size may come. */
  open(): void;
  /** A message from the other tab. */
  take(message: Uint8Array): void;
}

/** A link whose messages go out by `post`. */
export function createTabLink(options: {
  readonly id: string;
  readonly initiator: boolean;
  readonly fingerprints: PeerLink['fingerprints'];
  readonly count: Count;
  readonly post: (body: Uint8Array) => void;
}): TabLink {
  const closing = createCloseListeners();
  let gatePassed = false;
  let beforeGate = 0;
  const inbox = createInbox(() => (gatePassed ? maxBytesWaiting : maxBytesBeforeGate));
  const link: PeerLink = {
    id: options.id,
    initiator: options.initiator,
    fingerprints: options.fingerprints,
    send(message) {
      if (closing.closed || message.length > maxMessageBytes) return Promise.resolve(false);
      options.post(message);
      return Promise.resolve(true);
    },
    onMessage: (listener) => inbox.listen(listener),
    onClose: (listener) => closing.add(listener),
    close() {
      if (closing.close()) inbox.clear();
    },
  };
  return {
    link,
    open() {
      gatePassed = true;
    },
    take(message) {
      if (closing.closed) return;
      beforeGate += gatePassed ? 0 : message.length;
      if (beforeGate <= maxBytesBeforeGate && inbox.push(message)) return;
      options.count('tabs/flood');
      link.close();
    },
  };
}
