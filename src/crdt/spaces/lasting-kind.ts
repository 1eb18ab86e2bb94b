import type { Count } from '../basics/count.ts';
import type { DocumentKind, WriteContext } from '../documents/document-kind.ts';
import { createLiveKind } from './live-kind.ts';
import type { OpenSpace } from './open-space.ts';
import type { LiveKind } from './open-kind.ts';

/** What a lasting kind stands on. */
export interface LastingGround {
  readonly log: Pick<OpenSpace['log'], 'doc' | 'authorOf' | 'rebuilt'>;
  readonly write: WriteContext;
  readonly count: Count;
}

/** A live kind of a Space of one person, open as long as the page: read by who wrote, and nothing else. */
export function createLastingKind<View, Verbs>(
  options: LastingGround & { readonly kind: DocumentKind<View, Verbs> },
): LiveKind<View, Verbs> {
  const { log, write } = options;
  return createLiveKind({
    ...options,
    read: {
      authorOf: (client) => log.authorOf(client)?.member,
      deviceOf: (client) => log.authorOf(client)?.device,
      get nowMs() {
        return write.clock.nowMs();
      },
    },
  });
}
