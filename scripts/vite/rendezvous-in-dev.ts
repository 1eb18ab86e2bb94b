import type { IncomingMessage } from 'node:http';

import type { Plugin } from 'vite';

import { platformClock } from '../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import { asker } from '../../src/server/asker.ts';
import { iceServers } from '../../src/server/ice-servers.ts';
import { defaultLimits } from '../../src/server/rendezvous/limits.ts';
import { createRendezvous } from '../../src/server/rendezvous/rendezvous.ts';
import { readServerSettings } from '../../src/server/server-settings.ts';

/** Gives the development server what the real one has besides files: the rendezvous and `/config.json`. */
export function rendezvousInDev(): Plugin {
  return {
    name: 'attune:rendezvous-in-dev',
    apply: 'serve',
    configureServer(server) {
      const settings = readServerSettings(process.env);
      if (!settings.ok) throw new Error(settings.error);
      const { allowedOrigins, turn, iceServers: fixed } = settings.value;
      const rendezvous = createRendezvous({
        limits: defaultLimits,
        allowedOrigins,
        clock: platformClock,
        count: () => undefined,
        visitorOf: (request: IncomingMessage) => asker(request, false).visitor,
      });
      server.httpServer?.on('upgrade', (request, socket, head) => {
        if (request.url?.split('?')[0] === '/rendezvous') rendezvous.upgrade(request, socket, head);
      });
      server.httpServer?.once('close', () => void rendezvous.close());
      server.middlewares.use('/config.json', (_request, response) => {
        const parts = { fixed, turn, clock: platformClock, random: platformRandom };
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ iceServers: iceServers(parts) }));
      });
    },
  };
}
