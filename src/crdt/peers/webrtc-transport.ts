import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { liveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import { canConnect } from './can-connect.ts';
import { maxConnections } from './limits.ts';
import { createRoomConnections } from './room-connections.ts';
import type { Joining, Room, RoomState, Transport } from './transport.ts';
import { hardenedWrtc } from './webrtc/hardened-connection.ts';
import type { HardenedConnection } from './webrtc/hardened-connection.ts';
import { createRendezvousLine } from './webrtc/rendezvous-line.ts';
import type { LineSocket, RendezvousLine } from './webrtc/rendezvous-line.ts';
import { wakeUps } from './webrtc/wake-ups.ts';
import { openYWebrtcRoom } from './webrtc/y-webrtc-room.ts';
import type { YWebrtcRoom } from './webrtc/y-webrtc-room.ts';

/** How pages on different machines meet. */
export interface WebrtcTransportOptions {
  /** WebSocket addresses of rendezvous servers; none means that nobody new is met, and no request is made. */
  readonly rendezvous: readonly string[];
  /** STUN and TURN; none means that no server learns of a connection. */
  readonly iceServers: readonly RTCIceServer[];
  /** Whether to connect through TURN only, so that the other does not learn this network address. */
  readonly relayOnly?: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly count: Count;
  /** Opens a socket; the browser's own unless a test says otherwise. */
  readonly openSocket?: (url: string) => LineSocket;
}

/** When a page that is alone says again that it is there. */
const aloneMs = [1_000, 3_000, 7_000] as const;
const aloneEveryMs = 15_000;
const togetherEveryMs = 60_000;

/**
 * y-webrtc keeps its rooms by name for the whole page and throws when a name is taken: a second room of the same
 * name waits here until the first has left. Resolves then.
 */
const takenTopics = new Map<string, Promise<void>>();

function takeTopic(topic: string): () => void {
  let free: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    free = resolve;
  });
  takenTopics.set(topic, taken);
  return () => {
    if (takenTopics.get(topic) === taken) takenTopics.delete(topic);
    free();
  };
}

/** The way to pages on other machines, but for turning them away: `webrtc/turn-away.ts` does that over the lines alone. */
export interface WebrtcTransport extends Transport {
  readonly lines: readonly RendezvousLine[];
}

/** The transport over WebRTC, by y-webrtc. */
export function createWebrtcTransport(options: WebrtcTransportOptions): WebrtcTransport {
  const { clock, random, count } = options;
  const open = options.openSocket ?? ((url: string): LineSocket => new WebSocket(url));
  const lines = [...new Set(options.rendezvous)].map((url) =>
    createRendezvousLine({ url, clock, random, count, open }),
  );
  return {
    join(join) {
      return canConnect() ? joinRoom(join, { ...options, lines }) : impossibleRoom();
    },
    lines,
  };
}

function impossibleRoom<Who>(): Room<Who> {
  return {
    state: liveValue<RoomState>({ tag: 'impossible' }),
    connections: () => [],
    onConnection: () => () => undefined,
    retry: () => undefined,
    leave: () => Promise.resolve(),
  };
}

function joinRoom<Who>(
  join: Joining<Who>,
  options: WebrtcTransportOptions & { readonly lines: readonly RendezvousLine[] },
): Room<Who> {
  const { address, gate } = join;
  const { clock, random, count, lines } = options;
  const connections = createRoomConnections({ gate, clock, count });
  const hardenedByPeer = new Map<string, { connection: HardenedConnection; sinceMs: number }>();
  const cancels = new Set<Cancel>();
  let left = false;
  const isLeft = (): boolean => left;
  let inner: YWebrtcRoom | undefined;
  let unsubscribe: readonly (() => Promise<void>)[] = [];

  const stateNow = (): RoomState => {
    const states = lines.map((line) => line.state.get());
    if (states.includes('open')) return { tag: 'waiting' };
    return { tag: states.includes('connecting') ? 'connecting' : 'unreachable' };
  };
  const state = liveValue<RoomState>(
    lines.length === 0 ? { tag: 'unreachable' } : { tag: 'connecting' },
  );
  const endAll = (): void => {
    for (const cancel of cancels) cancel();
    cancels.clear();
  };
  const later = (delayMs: number, run: () => void): void => {
    const cancel = clock.after(delayMs, () => {
      cancels.delete(cancel);
      run();
    });
    cancels.add(cancel);
  };

  const wrtc = hardenedWrtc({
    iceServers: options.iceServers,
    relayOnly: options.relayOnly ?? false,
    clock,
    count,
    peer: () => inner?.connecting() ?? '',
    admit: (link, opened) => connections.admit(link, opened),
    begun: (peer, connection) => {
      hardenedByPeer.set(peer, { connection, sinceMs: clock.monotonicMs() });
    },
    ended: ({ peer, connectedMs, refused }) => {
      hardenedByPeer.delete(peer);
      if (left || inner === undefined) return;
      const waitMs = inner.rules.ended(peer, connectedMs, refused);
      // Somebody we were with is looked for again; whom the gate refused is not.
      if (connectedMs !== undefined) later(waitMs + 50, () => inner?.announceTo(peer));
    },
  });

  const announceWhileAlone = (): void => {
    for (const delayMs of aloneMs) {
      later(delayMs, () => {
        if (hardenedByPeer.size === 0) inner?.announce();
      });
    }
  };
  const heardLately = new Set<string>();
  const hear = (data: string): void => {
    // The same message by way of two servers; what is sealed twice never looks the same.
    if (heardLately.has(data)) return;
    heardLately.add(data);
    if (heardLately.size > 128) {
      const [oldest] = heardLately;
      if (oldest !== undefined) heardLately.delete(oldest);
    }
    inner?.hear(data);
  };

  const begin = async (): Promise<void> => {
    for (let earlier = takenTopics.get(address.topic); earlier !== undefined;) {
      await earlier;
      earlier = takenTopics.get(address.topic);
    }
    if (isLeft()) return;
    cancels.add(takeTopic(address.topic));
    const room = await openYWebrtcRoom({
      ...join,
      clock,
      random,
      count,
      maxConnections,
      wrtc,
      publish: (data) => {
        for (const line of lines) line.publish(address.topic, data);
      },
      hardened: (peer) => hardenedByPeer.get(peer),
    });
    inner = room;
    if (isLeft()) return;
    for (const line of lines) cancels.add(line.state.subscribe(() => state.set(stateNow())));
    unsubscribe = lines.map((line) =>
      line.subscribe(address.topic, {
        opened() {
          room.announce();
          announceWhileAlone();
        },
        heard: hear,
      }),
    );
    state.set(stateNow());
  };
  const begun = begin().catch(() => {
    // The others in this room are served again once it is joined anew; until then nothing of it goes on.
    count('webrtc/room-failed');
    endAll();
    state.set({ tag: 'unreachable' });
  });

  const retry = (): void => {
    for (const line of lines) line.retry();
    for (const { connection } of hardenedByPeer.values()) connection.probe(2_000);
    inner?.rules.retry();
    inner?.announce();
  };
  cancels.add(wakeUps(clock, retry));
  let sinceAnnouncedMs = 0;
  cancels.add(
    clock.every(aloneEveryMs, () => {
      sinceAnnouncedMs += aloneEveryMs;
      if (connections.list().length > 0 && sinceAnnouncedMs < togetherEveryMs) return;
      sinceAnnouncedMs = 0;
      inner?.announce();
    }),
  );

  return {
    state,
    connections: () => connections.list(),
    onConnection: (listener) => connections.onConnection(listener),
    retry,
    async leave() {
      if (left) return begun;
      left = true;
      connections.closeAll();
      await begun;
      const leaving = unsubscribe.map((stop) => stop());
      await inner?.leave();
      await Promise.all(leaving);
      endAll();
    },
  };
}
