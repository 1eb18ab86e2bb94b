import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

/** A page with the transports in it, and a rendezvous that can be stopped and started. Not part of the app. */
export interface HarnessServer {
  readonly url: string;
  readonly rendezvous: string;
  sockets(): number;
  /** How often somebody knocked while the rendezvous was stopped. */
  refused(): number;
  topics(): readonly string[];
  /** Everything that was published, as it went over the wire. */
  readonly published: string[];
  stopRendezvous(): void;
  startRendezvous(): void;
  /** Sends this to every socket, as a hostile or broken server would. */
  shout(text: string): void;
  close(): Promise<void>;
}

/** What stands in simple-peer's place in the built app stands there in a harness as well. */
const asBuilt = {
  'simple-peer/simplepeer.min.js': path.resolve('src/crdt/peers/webrtc/thin-peer.ts'),
  'y-protocols/awareness': path.resolve('scripts/vite/light/awareness.js'),
  'y-protocols/sync': path.resolve('scripts/vite/light/sync.js'),
};

/** A worker's address, as the built app gets it from its build tool; no harness starts one. */
const workerAddresses: Plugin = {
  name: 'worker-addresses',
  setup(bundler) {
    bundler.onResolve({ filter: /[?]worker&url$/ }, ({ path: source }) => ({
      path: source,
      namespace: 'worker-address',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'worker-address' }, () => ({
      contents: 'export default "";',
    }));
  },
};

async function bundled(entry: string, alias: Record<string, string>): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { global: 'globalThis' },
    alias,
    plugins: [workerAddresses],
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Bundles a harness page and serves it with y-webrtc's signalling protocol beside it.
 *
 * @param options.beside a second script for the same page, in which packages are as they come: what to compare with.
 */
export async function startHarnessServer(
  entry: string,
  options: { readonly beside?: string } = {},
): Promise<HarnessServer> {
  const { beside } = options;
  const stock = beside === undefined ? '' : await bundled(beside, {});
  const script = `${stock}\n${await bundled(entry, asBuilt)}`;
  const topicsBySocket = new Map<WebSocket, Set<string>>();
  const published: string[] = [];
  let running = true;
  let refused = 0;
  const raw = new Set<Socket>();

  const server = createServer((request, response) => {
    const isScript = request.url?.startsWith('/harness.js') === true;
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? script : '<!doctype html><body><script src="/harness.js"></script>');
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 });
  server.on('connection', (socket) => {
    raw.add(socket);
    socket.on('close', () => raw.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => {
    if (!running) {
      refused += 1;
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      const topics = new Set<string>();
      topicsBySocket.set(client, topics);
      client.on('close', () => topicsBySocket.delete(client));
      client.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as {
          type: string;
          topics?: string[];
          topic?: string;
        };
        if (message.type === 'subscribe')
          for (const topic of message.topics ?? []) topics.add(topic);
        if (message.type === 'unsubscribe')
          for (const topic of message.topics ?? []) topics.delete(topic);
        if (message.type === 'ping') client.send('{"type":"pong"}');
        if (message.type !== 'publish') return;
        published.push(data.toString());
        for (const [other, theirs] of topicsBySocket) {
          if (theirs.has(message.topic ?? '')) other.send(data.toString());
        }
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    rendezvous: `ws://127.0.0.1:${port}/`,
    sockets: () => topicsBySocket.size,
    refused: () => refused,
    topics: () => [...topicsBySocket.values()].flatMap((topics) => [...topics]),
    published,
    stopRendezvous() {
      running = false;
      for (const client of topicsBySocket.keys()) client.terminate();
      topicsBySocket.clear();
    },
    startRendezvous() {
      running = true;
    },
    shout(text) {
      for (const client of topicsBySocket.keys()) client.send(text);
    },
    async close() {
      for (const socket of raw) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
