import path from 'node:path';

import { startServer } from '../../src/server/start-server.ts';
import type { RunningServer, ServerOptions } from '../../src/server/start-server.ts';

/** The built app on a server that a journey can stop and start again. */
export interface AttuneServer {
  /** Stays the same over a restart. */
  readonly url: string;
  /** What the rendezvous dropped or refused since the last start, by code. */
  counts(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
  /** Starts again on the same port; stops first when it still runs. */
  restart(): Promise<void>;
}

/** Starts the server over dist/app (`npm run build` makes it), on any free port unless told. */
export async function startAttune(options: Partial<ServerOptions> = {}): Promise<AttuneServer> {
  const appFolder = path.resolve('dist/app');
  let running: RunningServer | undefined = await startServer({ appFolder, ...options });
  const { url, port } = running;
  const stop = async (): Promise<void> => {
    const stopping = running;
    running = undefined;
    await stopping?.close();
  };
  return {
    url,
    counts: () => running?.counts() ?? new Map<string, number>(),
    stop,
    async restart() {
      await stop();
      running = await startServer({ appFolder, ...options, port });
    },
  };
}
