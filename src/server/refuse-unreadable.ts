import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';

import { refuseUpgrade } from './rendezvous/rendezvous.ts';

/**
 * Ends a connection on which no request could be read. Who asked nothing is told nothing: browsers keep a spare connection
 * ready, and would take words that wait on it for the answer to what they ask later.
 */
export function refuseUnreadable(
  problem: Error & { readonly code?: unknown },
  socket: Duplex,
): void {
  if (socket instanceof Socket && socket.bytesRead === 0) socket.destroy();
  else refuseUpgrade(socket, problem.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400);
}
