import type { Clock } from '../basics/clock.ts';
import type { Random } from '../basics/random.ts';
import { createCloseListeners } from './close-listeners.ts';
import { createInbox } from './inbox.ts';
import { maxBytesBeforeGate, maxBytesWaiting, maxMessageBytes } from './limits.ts';
import type { PeerLink } from './transport.ts';

/** One end of a pair of links in memory; the room opens it when the gate has passed. */
export interface MemoryEnd {
  readonly link: PeerLink;
  /** From here on messages of full size may come. */
  open(): void;
}

/** What may happen to a message on its way: the moments at which it arrives, each `0` or more ms from now. */
export type Journey = () => readonly number[];

/** Two ends joined in simulated time, with fingerprints that no other pair has. */
export function createMemoryPair(options: {
  readonly clock: Clock;
  readonly random: Random;
  readonly id: string;
  readonly journey: Journey;
  /** Told of each message that reaches an end, as it was sent. */
  readonly onArrival?: (side: 0 | 1, message: Uint8Array) => void;
}): readonly [MemoryEnd, MemoryEnd] {
  const { clock, random, id, journey } = options;
  const fingerprints = [random.bytes(32), random.bytes(32)] as const;
  const closings = [createCloseListeners(), createCloseListeners()] as const;
  const shut = (): void => {
    for (const closing of closings) closing.close();
  };
  const opened = [false, false];
  const receivedBytes = [0, 0];
  const inboxes = [0, 1].map((side) =>
    createInbox(() => (opened[side] === true ? maxBytesWaiting : maxBytesBeforeGate)),
  );

  const arrive = (side: 0 | 1, message: Uint8Array): void => {
    if (closings[side].closed) return;
    options.onArrival?.(side, message);
    receivedBytes[side] = (receivedBytes[side] ?? 0) + message.length;
    const tooEarly = opened[side] !== true && receivedBytes[side] > maxBytesBeforeGate;
    if (tooEarly || inboxes[side]?.push(message) !== true) shut();
  };

  const end = (side: 0 | 1): MemoryEnd => {
    const other = side === 0 ? 1 : 0;
    const closing = closings[side];
    return {
      open() {
        opened[side] = true;
      },
      link: {
        id: `${id}/${side}`,
        initiator: side === 0,
        fingerprints: { own: fingerprints[side], other: fingerprints[other] },
        send(message) {
          if (closing.closed || message.length > maxMessageBytes) return Promise.resolve(false);
          for (const delayMs of journey()) {
            const copy = message.slice();
            clock.after(delayMs, () => arrive(other, copy));
          }
          return Promise.resolve(true);
        },
        onMessage: (listener) => inboxes[side]?.listen(listener),
        onClose: (listener) => closing.add(listener),
        close() {
          if (!closing.close()) return;
          inboxes[side]?.clear();
          for (const delayMs of journey().slice(0, 1))
            clock.after(delayMs, () => closings[other].close());
          if (!closings[other].closed) clock.after(1_000, () => closings[other].close());
        },
      },
    };
  };
  return [end(0), end(1)];
}
