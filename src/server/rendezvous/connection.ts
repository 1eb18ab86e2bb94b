import type { RawData, WebSocket } from 'ws';

import type { Clock } from '../../crdt/basics/clock.ts';
import type { Count } from '../../crdt/basics/count.ts';
import type { RendezvousLimits } from './limits.ts';
import { parseSignallingMessage } from './signalling-message.ts';
import type { SignallingMessage } from './signalling-message.ts';
import { tokenBucket } from './token-bucket.ts';

/** One open WebSocket, kept within its limits. */
export interface Connection {
  /** Sends a frame, unless the other reads so slowly that too much waits already: then it is dropped. */
  send(frame: string): void;
  /** Asks for a sign of life, and drops a connection that gave none since the last time. */
  ping(): void;
  /** Says goodbye. */
  close(): void;
  /** Ends it at once. */
  drop(): void;
}

/** What a {@link Connection} works with. */
export interface ConnectionParts {
  readonly socket: WebSocket;
  readonly limits: RendezvousLimits;
  readonly clock: Clock;
  readonly count: Count;
  readonly onMessage: (message: SignallingMessage) => void;
  readonly onClosed: () => void;
}

/** Close codes of RFC 6455 §7.4.1. */
const goingAway = 1001;
const againstPolicy = 1008;

/** Takes over an open WebSocket. */
export function createConnection(parts: ConnectionParts): Connection {
  const { socket, limits, clock, count } = parts;
  const frames = tokenBucket(
    { atOnce: limits.framesAtOnce, perSecond: limits.framesPerSecond },
    clock,
  );
  const bytes = tokenBucket(
    { atOnce: limits.bytesAtOnce, perSecond: limits.bytesPerSecond },
    clock,
  );
  const malformed = tokenBucket(
    { atOnce: limits.malformedAtOnce, perSecond: limits.malformedPerSecond },
    clock,
  );
  let alive = true;
  let refused = false;
  let cancelResume = (): void => undefined;

  const refuse = (code: string): void => {
    refused = true;
    count(code);
    socket.close(againstPolicy);
    // Who was refused is not waited for: nothing it still sends is read, no goodbye is needed.
    cancelResume();
    cancelResume = clock.after(limits.goodbyeMs, () => socket.terminate());
    socket.resume();
  };

  /**
   * Whether a frame of this size may pass. Too fast: nothing further is read until the debt is paid, so an
   * honest burst is late but whole. Far too fast: the connection is refused.
   */
  const mayPass = (size: number): boolean => {
    const waitMs = Math.max(frames.spend(1), bytes.spend(size));
    if (waitMs === 0) return true;
    if (waitMs > limits.heldBackMs) {
      refuse('frame/flood');
      return false;
    }
    cancelResume();
    socket.pause();
    cancelResume = clock.after(waitMs, () => socket.resume());
    return true;
  };

  const read = (data: RawData, isBinary: boolean): SignallingMessage | undefined => {
    // With the default `binaryType` ws hands over one Buffer for each message.
    if (isBinary || !Buffer.isBuffer(data)) return undefined;
    return parseSignallingMessage(data.toString('utf8'), limits);
  };

  socket.on('message', (data, isBinary) => {
    alive = true;
    if (refused) return;
    const size = Buffer.isBuffer(data) ? data.length : limits.frameBytes;
    if (!mayPass(size)) return;
    const message = read(data, isBinary);
    if (message !== undefined) {
      parts.onMessage(message);
      return;
    }
    count('frame/malformed');
    if (!malformed.take(1)) refuse('connection/malformed');
  });
  socket.on('pong', () => {
    alive = true;
  });
  // A frame that ws itself refuses (too large, too many pieces, not UTF-8); ws closes by itself.
  socket.on('error', () => count('frame/refused'));
  socket.on('close', () => {
    cancelResume();
    parts.onClosed();
  });

  return {
    send(frame) {
      if (refused || socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > limits.waitingBytes) {
        count('reader/slow');
        socket.terminate();
        return;
      }
      socket.send(frame);
    },
    ping() {
      if (!alive) {
        count('connection/silent');
        socket.terminate();
        return;
      }
      alive = false;
      if (socket.readyState === socket.OPEN) socket.ping();
    },
    close() {
      cancelResume();
      socket.resume();
      socket.close(goingAway);
    },
    drop: () => socket.terminate(),
  };
}
