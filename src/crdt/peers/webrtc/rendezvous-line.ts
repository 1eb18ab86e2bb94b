import type { Cancel, Clock } from '../../basics/clock.ts';
import type { Count } from '../../basics/count.ts';
import { liveValue, notifyAll } from '../../basics/live.ts';
import type { Live } from '../../basics/live.ts';
import type { Random } from '../../basics/random.ts';

/** The parts of a WebSocket that a line uses. */
export interface LineSocket {
  readonly readyState: number;
  send(text: string): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close', listener: () => void): void;
}

/** How a line stands. */
export type LineState = 'connecting' | 'open' | 'down';

/** What a room hears from its topic. */
export interface TopicListener {
  /** The line is open, and subscribed. Told again after each reconnection. */
  readonly opened: () => void;
  /** Somebody published this, perhaps we ourselves. */
  readonly heard: (data: string) => void;
}

/** One socket to a rendezvous server, for all rooms of this page; open only while a room needs it. */
export interface RendezvousLine {
  readonly state: Live<LineState>;
  /** Resolves, when taken back, once nothing of it is left. */
  subscribe(topic: string, listener: TopicListener): () => Promise<void>;
  /** Dropped while the line is not open: whoever publishes says it again when it opens. */
  publish(topic: string, data: string): void;
  /** Connects now, or asks an open socket whether it still lives. */
  retry(): void;
}

const firstWaitMs = 250;
const longestWaitMs = 2_500;
const connectMs = 5_000;
const pingMs = 15_000;
const pongMs = 5_000;
const closeMs = 2_000;
/** Frames from a server beyond this are not even read. */
const maxFrame = 256 * 1024;

/** A line that connects when the first room subscribes. */
export function createRendezvousLine(options: {
  readonly url: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly count: Count;
  readonly open: (url: string) => LineSocket;
}): RendezvousLine {
  const { url, clock, random, count } = options;
  const state = liveValue<LineState>('connecting');
  const listenersByTopic = new Map<string, Set<TopicListener>>();
  let socket: LineSocket | undefined;
  let failures = 0;
  let cancelRetry: Cancel = () => undefined;
  let cancelPing: Cancel = () => undefined;
  let cancelPong: Cancel = () => undefined;

  const isOpen = (): boolean => socket?.readyState === 1;
  const send = (message: object): void => {
    if (isOpen()) socket?.send(JSON.stringify(message));
  };
  const drop = (): void => {
    cancelRetry();
    cancelPing();
    cancelPong();
    const old = socket;
    socket = undefined;
    old?.close();
  };
  const tryLater = (): void => {
    drop();
    if (listenersByTopic.size === 0) return;
    state.set('down');
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** failures);
    failures += 1;
    // Between half and all of it, so that a restarted server is not met by everybody at once.
    const share = 0.5 + (random.bytes(1)[0] ?? 0) / 512;
    cancelRetry = clock.after(waitMs * share, connect);
  };
  const ping = (withinMs: number): void => {
    cancelPong();
    send({ type: 'ping' });
    cancelPong = clock.after(withinMs, () => {
      count('rendezvous/silent');
      tryLater();
    });
  };
  const hear = (data: unknown): void => {
    cancelPong();
    const message = typeof data === 'string' && data.length <= maxFrame ? parse(data) : undefined;
    if (message === undefined) count('rendezvous/malformed');
    else if (message !== 'other') {
      const told = listenersByTopic.get(message.topic) ?? [];
      notifyAll(
        [...told].map(({ heard }) => heard),
        message.data,
      );
    }
  };
  function connect(): void {
    drop();
    if (listenersByTopic.size === 0) return;
    let fresh: LineSocket;
    try {
      fresh = options.open(url);
    } catch (problem) {
      // A malformed address, or one that this page may not reach (RFC 6455 §3; mixed content).
      if (!(problem instanceof DOMException)) throw problem;
      count('rendezvous/bad-address');
      state.set('down');
      return;
    }
    socket = fresh;
    cancelRetry = clock.after(connectMs, tryLater);
    fresh.addEventListener('open', () => {
      if (socket !== fresh) return;
      failures = 0;
      cancelRetry();
      send({ type: 'subscribe', topics: [...listenersByTopic.keys()] });
      cancelPing = clock.every(pingMs, () => ping(pongMs));
      state.set('open');
      for (const topic of [...listenersByTopic.values()]) for (const { opened } of topic) opened();
    });
    fresh.addEventListener('message', ({ data }) => {
      if (socket === fresh) hear(data);
    });
    fresh.addEventListener('close', () => {
      if (socket === fresh) tryLater();
    });
  }

  return {
    state,
    subscribe(topic, listener) {
      const first = listenersByTopic.size === 0;
      const told = listenersByTopic.get(topic) ?? new Set();
      listenersByTopic.set(topic, told.add(listener));
      if (first) {
        state.set('connecting');
        connect();
      } else if (isOpen()) {
        send({ type: 'subscribe', topics: [topic] });
        listener.opened();
      }
      return async () => {
        if (!told.delete(listener) || told.size > 0) return;
        listenersByTopic.delete(topic);
        send({ type: 'unsubscribe', topics: [topic] });
        if (listenersByTopic.size > 0) return;
        const old = socket;
        drop();
        if (old !== undefined) await gone(old, clock);
      };
    },
    publish: (topic, data) => send({ type: 'publish', topic, data }),
    retry() {
      if (listenersByTopic.size === 0) return;
      failures = 0;
      if (isOpen()) ping(closeMs);
      else if (socket === undefined) connect();
    },
  };
}

/** A frame of y-webrtc's signalling protocol that concerns a room; `other` for one that does not. */
function parse(
  text: string,
): { readonly topic: string; readonly data: string } | 'other' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  if (value.type !== 'publish') return 'other';
  if (!('topic' in value) || !('data' in value)) return undefined;
  const { topic, data } = value;
  return typeof topic === 'string' && typeof data === 'string' ? { topic, data } : undefined;
}

/** Resolves when a socket has closed, or two seconds after it was asked to. */
function gone(socket: LineSocket, clock: Clock): Promise<void> {
  if (socket.readyState === 3) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.after(closeMs, resolve);
    socket.addEventListener('close', () => {
      cancel();
      resolve();
    });
  });
}
