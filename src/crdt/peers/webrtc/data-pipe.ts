import type { Cancel, Clock } from '../../basics/clock.ts';
import type { Count } from '../../basics/count.ts';
import { createCloseListeners } from '../close-listeners.ts';
import { createInbox } from '../inbox.ts';
import { maxBytesBeforeGate, maxBytesWaiting } from '../limits.ts';
import { chunkKinds, createChunkQueue, createChunkReader, maxChunkBytes } from './chunks.ts';

/** The parts of an RTCDataChannel that a pipe uses. */
export interface ByteChannel {
  readonly readyState: string;
  readonly bufferedAmount: number;
  bufferedAmountLowThreshold: number;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close' | 'bufferedamountlow', listener: () => void): void;
}

/** Messages of any size over a data channel, with backpressure and a watch on whether the other end lives. */
export interface DataPipe {
  send(message: Uint8Array): Promise<boolean>;
  onMessage(listener: ((message: Uint8Array) => void) | undefined): void;
  onClose(listener: () => void): Cancel;
  close(): void;
  readonly closed: boolean;
  /** The gate has passed: messages of full size may come. */
  open(): void;
  /** Asks the other end for a sign of life; without one within `withinMs` the pipe closes. */
  probe(withinMs: number): void;
}

/** A quiet line is asked this often; unheard for {@link deadMs} it is taken for dead. */
const pingMs = 3_000;
const deadMs = 10_000;
const tickMs = 1_000;
/** What the browser may hold unsent: between these, so that it holds about a tenth of a second of the line. */
const lowestWater = 64 * 1024;
const highestWater = 2 * 1024 * 1024;

/** A pipe over a channel that may not be open yet. */
export function createDataPipe(
  channel: ByteChannel,
  options: {
    readonly clock: Clock;
    readonly count: Count;
    /** The other end's limit for one message, known once connected. */
    readonly maxMessageSize: () => number;
    /** Called every second while open; false closes: the ground under the connection has changed. */
    readonly unchanged: () => boolean;
  },
): DataPipe {
  const { clock, count } = options;
  const closing = createCloseListeners();
  const reader = createChunkReader();
  let gatePassed = false;
  let beforeGate = 0;
  const inbox = createInbox(() => (gatePassed ? maxBytesWaiting : maxBytesBeforeGate));
  let queue = createChunkQueue(maxChunkBytes);
  let highWater = 4 * lowestWater;
  let fullAtMs: number | undefined;
  let heardMs = clock.monotonicMs();
  let tickedMs = clock.monotonicMs();
  let askedMs = Number.NEGATIVE_INFINITY;
  let stopTicking: Cancel = () => undefined;
  let stopProbe: Cancel = () => undefined;

  const put = (piece: Uint8Array): boolean => {
    if (channel.readyState !== 'open') return false;
    try {
      channel.send(Uint8Array.from(piece));
      return true;
    } catch {
      // The browser's own queue is full or the channel is closing: neither leaves a whole message behind.
      count('webrtc/send-failed');
      pipe.close();
      return false;
    }
  };
  const pump = (): void => {
    if (channel.readyState !== 'open') return;
    while (!queue.empty) {
      if (channel.bufferedAmount >= highWater) {
        fullAtMs ??= clock.monotonicMs();
        channel.bufferedAmountLowThreshold = highWater / 2;
        return;
      }
      const piece = queue.next();
      if (piece !== undefined && !put(piece)) return;
    }
  };
  const drained = (): void => {
    if (fullAtMs !== undefined) {
      const tookMs = clock.monotonicMs() - fullAtMs;
      if (tookMs < 25) highWater = Math.min(highestWater, highWater * 2);
      else if (tookMs > 100) highWater = Math.max(lowestWater, highWater / 2);
      fullAtMs = undefined;
    }
    pump();
  };
  const ping = (): void => {
    askedMs = clock.monotonicMs();
    put(Uint8Array.of(chunkKinds.ping));
  };
  const tick = (): void => {
    const now = clock.monotonicMs();
    // After sleep, or while a hidden page is slowed down, silence says nothing yet: ask first.
    const slept = now - tickedMs > 4 * tickMs;
    tickedMs = now;
    if (!options.unchanged()) {
      count('webrtc/certificate-changed');
      pipe.close();
    } else if (slept) pipe.probe(deadMs / 2);
    else if (now - heardMs > deadMs) {
      count('webrtc/dead');
      pipe.close();
    } else if (now - heardMs > pingMs && now - askedMs > pingMs) ping();
  };
  const take = (data: unknown): void => {
    if (closing.closed) return;
    heardMs = clock.monotonicMs();
    if (!(data instanceof ArrayBuffer)) {
      count('webrtc/malformed');
      pipe.close();
      return;
    }
    const piece = new Uint8Array(data);
    beforeGate += gatePassed ? 0 : piece.length;
    const reading = beforeGate > maxBytesBeforeGate ? undefined : reader.take(piece);
    if (reading === undefined || reading.tag === 'malformed') {
      count(reading === undefined ? 'webrtc/flood' : 'webrtc/malformed');
      pipe.close();
    } else if (reading.tag === 'ping') put(Uint8Array.of(chunkKinds.pong));
    else if (reading.tag === 'message' && !inbox.push(reading.message)) {
      count('webrtc/flood');
      pipe.close();
    }
  };
  const begin = (): void => {
    heardMs = clock.monotonicMs();
    tickedMs = heardMs;
    const limit = Math.min(maxChunkBytes, options.maxMessageSize());
    if (limit < maxChunkBytes) {
      // Nothing has been sent before the channel opened, so what waits can still be cut smaller.
      const smaller = createChunkQueue(limit);
      for (const [message, done] of waiting.splice(0)) void smaller.add(message).then(done);
      queue = smaller;
    } else for (const [message, done] of waiting.splice(0)) void queue.add(message).then(done);
    stopTicking = clock.every(tickMs, tick);
    pump();
  };
  const waiting: [Uint8Array, (sent: boolean) => void][] = [];
  let begun = false;

  const pipe: DataPipe = {
    send(message) {
      if (closing.closed) return Promise.resolve(false);
      if (!begun) return new Promise((done) => void waiting.push([message, done]));
      const sent = queue.add(message);
      pump();
      return sent;
    },
    onMessage: (listener) => inbox.listen(listener),
    onClose: (listener) => closing.add(listener),
    close() {
      if (closing.closed) return;
      stopTicking();
      stopProbe();
      channel.close();
      queue.close();
      for (const [, done] of waiting.splice(0)) done(false);
      inbox.clear();
      closing.close();
    },
    get closed() {
      return closing.closed;
    },
    open() {
      gatePassed = true;
    },
    probe(withinMs) {
      if (!begun || closing.closed) return;
      stopProbe();
      const since = clock.monotonicMs();
      ping();
      stopProbe = clock.after(withinMs, () => {
        if (heardMs >= since) return;
        count('webrtc/dead');
        pipe.close();
      });
    },
  };
  channel.addEventListener('message', ({ data }) => take(data));
  channel.addEventListener('bufferedamountlow', drained);
  channel.addEventListener('close', () => pipe.close());
  channel.addEventListener('open', () => {
    begun = true;
    begin();
  });
  return pipe;
}
