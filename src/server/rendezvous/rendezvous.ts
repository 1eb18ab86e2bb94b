import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

import type { Clock } from '../../crdt/basics/clock.ts';
import type { Count } from '../../crdt/basics/count.ts';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import type { RendezvousLimits } from './limits.ts';
import { isAllowedOrigin } from './origin.ts';
import { pongFrame, publishFrame } from './signalling-message.ts';
import type { SignallingMessage } from './signalling-message.ts';
import { createTopics } from './topics.ts';
import { createVisitors } from './visitors.ts';

/** The meeting place: passes sealed messages between those who listen to the same topic, and keeps nothing. */
export interface Rendezvous {
  /** Takes an HTTP upgrade, or answers why not and closes. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many connections are open, and how many topics anybody listens to. */
  size(): { readonly connections: number; readonly topics: number };
  /** Says goodbye to everybody; resolves when all are gone. */
  close(): Promise<void>;
}

/** What {@link createRendezvous} works with. */
export interface RendezvousParts {
  readonly limits: RendezvousLimits;
  /** Origins besides our own whose pages may come. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly clock: Clock;
  readonly count: Count;
  /** Which visitor a request belongs to (see addressGroup). */
  readonly visitorOf: (request: IncomingMessage) => string;
}

/** A rendezvous with nobody in it. */
export function createRendezvous(parts: RendezvousParts): Rendezvous {
  const { limits, clock, count } = parts;
  const connections = new Set<Connection>();
  const topics = createTopics<Connection>(limits);
  const visitors = createVisitors(limits, clock);
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.frameBytes,
    maxFragments: limits.fragments,
    maxBufferedChunks: limits.bufferedChunks,
  });
  let whenEmpty = (): void => undefined;
  let closing = false;

  const cancelPings = clock.every(limits.pingMs, () => {
    for (const connection of connections) connection.ping();
    visitors.forgetGone();
  });

  const handle = (connection: Connection, message: SignallingMessage): void => {
    switch (message.type) {
      case 'subscribe':
        for (const topic of message.topics) {
          if (!topics.subscribe(connection, topic)) count('topic/refused');
        }
        break;
      case 'unsubscribe':
        for (const topic of message.topics) topics.unsubscribe(connection, topic);
        break;
      case 'publish': {
        const members = topics.members(message.topic);
        if (members.size === 0) break;
        const frame = publishFrame(message, members.size);
        if (frame === undefined) count('frame/malformed');
        else for (const member of members) member.send(frame);
        break;
      }
      case 'ping':
        connection.send(pongFrame);
        break;
    }
  };

  const welcome = (socket: WebSocket, visitor: string): void => {
    const connection = createConnection({
      socket,
      limits,
      clock,
      count,
      onMessage: (message) => handle(connection, message),
      onClosed() {
        topics.leave(connection);
        connections.delete(connection);
        visitors.leave(visitor);
        if (connections.size === 0) whenEmpty();
      },
    });
    connections.add(connection);
    if (closing) connection.close();
  };

  const enter = (request: IncomingMessage, visitor: string): number | undefined => {
    if (closing) return 503;
    const { origin, host } = request.headers;
    if (!isAllowedOrigin(origin, host, parts.allowedOrigins)) {
      count('origin/refused');
      return 403;
    }
    const entered = visitors.enter(visitor);
    if (entered === 'in') return undefined;
    count(`visitor/${entered}`);
    return entered === 'full' ? 503 : 429;
  };

  return {
    upgrade(request, socket, head) {
      const visitor = parts.visitorOf(request);
      const refusal = enter(request, visitor);
      if (refusal !== undefined) {
        refuseUpgrade(socket, refusal);
        return;
      }
      // ws answers a faulty handshake itself and never calls back: then the socket's end is the leaving.
      let welcomed = false;
      socket.once('close', () => {
        if (!welcomed) visitors.leave(visitor);
      });
      socket.on('error', () => count('connection/broken'));
      webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        welcomed = true;
        welcome(webSocket, visitor);
      });
    },
    size: () => ({ connections: connections.size, topics: topics.size() }),
    async close() {
      closing = true;
      cancelPings();
      if (connections.size === 0) return;
      const empty = new Promise<void>((resolve) => {
        whenEmpty = resolve;
      });
      for (const connection of connections) connection.close();
      const cancel = clock.after(limits.goodbyeMs, () => {
        for (const connection of connections) connection.drop();
      });
      await empty;
      cancel();
    },
  };
}

/** Answers an upgrade with a plain HTTP refusal and closes. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  // The other may be gone already; there is nobody left to tell.
  socket.on('error', () => undefined);
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
