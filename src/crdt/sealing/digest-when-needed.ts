import type * as Y from 'yjs';
import type { Count } from '../basics/count.ts';
import type { Digest } from './digest.ts';

/** The digest of a live document, by code that is fetched when it is first asked for. */
export interface DigestWhenNeeded extends Digest {
  /** The live document is another one now. */
  renew(): void;
}

/** No digest yet. */
export function digestWhenNeeded(doc: () => Y.Doc, count: Count): DigestWhenNeeded {
  let digest: Digest | undefined;
  let closed = false;
  const load = async (): Promise<void> => {
    try {
      const { createDigest } = await import('./digest.ts');
      if (!closed) digest ??= createDigest(doc());
    } catch {
      count('digest/not-loaded');
    }
  };
  const renew = (): void => {
    digest?.close();
    digest = undefined;
  };
  return {
    value(most) {
      if (digest === undefined) void load();
      return digest?.value(most);
    },
    renew,
    close() {
      closed = true;
      renew();
    },
  };
}
