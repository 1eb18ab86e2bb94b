import type { IncomingMessage } from 'node:http';

import { addressGroup } from './rendezvous/address-group.ts';

/** Who asks and how. With a proxy of our own in front, the proxy knows; without one its headers are anybody's claim. */
export interface Asker {
  /** For counting only (see addressGroup). */
  readonly visitor: string;
  readonly byHttps: boolean;
}

/** Reads who asks. Of several forwarded addresses the last one is what our own proxy saw. */
export function asker(request: IncomingMessage, behindProxy: boolean): Asker {
  const forwarded = (name: string): string | undefined => {
    if (!behindProxy) return undefined;
    return (
      String(request.headers[name] ?? '')
        .split(',')
        .at(-1)
        ?.trim() || undefined
    );
  };
  return {
    visitor: addressGroup(forwarded('x-forwarded-for') ?? request.socket.remoteAddress),
    byHttps: forwarded('x-forwarded-proto') === 'https',
  };
}
