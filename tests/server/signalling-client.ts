import { once } from 'node:events';

import { WebSocket } from 'ws';

/** A frame as it came, read as JSON. */
export type Received = Readonly<Record<string, unknown>>;

/** Speaks to the rendezvous as y-webrtc's own client does (its `SignalingConn`), and as badly as a test wants. */
export interface SignallingClient {
  readonly socket: WebSocket;
  /** Sends a message, as JSON in a text frame. */
  say(message: unknown): void;
  /** Sends a text frame as it is. */
  sayRaw(text: string): void;
  /** The next frame that nobody has taken yet. */
  next(): Promise<Received>;
  /** Everything that has come and was not taken. */
  waiting(): readonly Received[];
  /** Resolves with the code when the connection is closed. */
  readonly closed: Promise<number>;
  /** Resolves when the server has worked through everything said so far. */
  settled(): Promise<void>;
  close(): void;
}

/** Who comes, and from where. */
export interface ClientOptions {
  readonly origin?: string;
  readonly path?: string;
  /** The address that a proxy in front of the server saw. */
  readonly from?: string;
}

/** Opens a connection. Rejects with the HTTP status as its message when the server refuses. */
export async function connectTo(
  serverUrl: string,
  { origin, path = '/rendezvous', from }: ClientOptions = {},
): Promise<SignallingClient> {
  const socket = new WebSocket(serverUrl.replace('http', 'ws') + path, {
    ...(origin === undefined ? {} : { origin }),
    ...(from === undefined ? {} : { headers: { 'x-forwarded-for': from } }),
  });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', (code) => resolve(code));
  });
  const frames: Received[] = [];
  const takers: ((frame: Received) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Received;
    const taker = takers.shift();
    if (taker === undefined) frames.push(frame);
    else taker(frame);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(String(response.statusCode)));
      socket.terminate();
    });
    socket.once('open', () => resolve());
    socket.on('error', reject);
  });
  return {
    socket,
    say: (message) => socket.send(JSON.stringify(message)),
    sayRaw: (text) => socket.send(text),
    async next() {
      const frame = frames.shift();
      return frame ?? (await new Promise((resolve) => takers.push(resolve)));
    },
    waiting: () => frames,
    closed,
    async settled() {
      // Frames are handled in order, so the answer to a WebSocket ping comes after all of them.
      const pong = once(socket, 'pong');
      socket.ping();
      await Promise.race([pong, closed]);
    },
    close: () => socket.close(),
  };
}

/** Why a connection was refused: the HTTP status. */
export async function refusalOf(serverUrl: string, options: ClientOptions = {}): Promise<string> {
  try {
    const client = await connectTo(serverUrl, options);
    client.close();
    return 'let in';
  } catch (problem) {
    return problem instanceof Error ? problem.message : 'unknown';
  }
}
