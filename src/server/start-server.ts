import { createServer } from 'node:http';
import type { Server } from 'node:http';

import { platformClock } from '../crdt/basics/clock.ts';
import type { Clock } from '../crdt/basics/clock.ts';
import { platformRandom } from '../crdt/basics/random.ts';
import type { Random } from '../crdt/basics/random.ts';
import { answer } from './answer.ts';
import { readAppFiles } from './app-files.ts';
import { asker } from './asker.ts';
import { iceServers } from './ice-servers.ts';
import type { IceServer, TurnSettings } from './ice-servers.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { defaultLimits } from './rendezvous/limits.ts';
import type { RendezvousLimits } from './rendezvous/limits.ts';
import { createRendezvous, refuseUpgrade } from './rendezvous/rendezvous.ts';

/** What a server can be told; everything but the folder has a sensible value. */
export interface ServerOptions {
  /** The built app. */
  readonly appFolder: string;
  /** 0 (also the value when left out): any free port. */
  readonly port?: number;
  readonly host?: string | undefined;
  readonly allowedOrigins?: ReadonlySet<string>;
  readonly behindProxy?: boolean;
  readonly iceServers?: readonly IceServer[];
  readonly turn?: TurnSettings | undefined;
  readonly limits?: Partial<RendezvousLimits>;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** A server that runs. */
export interface RunningServer {
  /** Where a browser on this machine finds it, as in `http://localhost:4173`. */
  readonly url: string;
  readonly port: number;
  /** What was dropped or refused since the start, by code; see Count. */
  counts(): ReadonlyMap<string, number>;
  /** How many connections and topics the rendezvous has now. */
  size(): { readonly connections: number; readonly topics: number };
  /** Stops taking anything new, says goodbye to everybody, resolves when all is quiet. */
  close(): Promise<void>;
}

/**
 * Serves the built app and the rendezvous on one port.
 *
 * @throws what `listen` gives (as EADDRINUSE), or when the app's folder cannot be read.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? platformClock;
  const random = options.random ?? platformRandom;
  const behindProxy = options.behindProxy ?? false;
  const limits = { ...defaultLimits, ...options.limits };
  const files = await readAppFiles(options.appFolder);
  const counts = new Map<string, number>();
  const rendezvous = createRendezvous({
    limits,
    allowedOrigins: options.allowedOrigins ?? new Set(),
    clock,
    count: (code, times = 1) => void counts.set(code, (counts.get(code) ?? 0) + times),
    visitorOf: (request) => asker(request, behindProxy).visitor,
  });

  // Slow or endless requests hold nothing: there are no bodies to wait for.
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16_384,
    },
    (request, response) =>
      answer(request, response, {
        files,
        iceServers: () =>
          iceServers({ fixed: options.iceServers ?? [], turn: options.turn, clock, random }),
        byHttps: (asked) => asker(asked, behindProxy).byHttps,
      }),
  );
  server.maxConnections = limits.connections + 1_000;
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] === '/rendezvous') rendezvous.upgrade(request, socket, head);
    else refuseUpgrade(socket, 404);
  });
  server.on('clientError', refuseUnreadable);

  const port = await listen(server, options.port ?? 0, options.host).catch(
    async (problem: unknown) => {
      // Else its clock would keep the process running with nothing to serve.
      await rendezvous.close();
      throw problem;
    },
  );
  return {
    url: `http://localhost:${port}`,
    port,
    counts: () => counts,
    size: () => rendezvous.size(),
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      await rendezvous.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
