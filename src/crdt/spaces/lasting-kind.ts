import type { Count } from '../basics/count.ts';
import { liveValue } from '../basics/live.ts';
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

/**
 * A live kind that goes on when the copy in memory is made anew (`SealedLog.rebuilt`): its view is then that of the new
 * document, and so are its verbs. For what stays open as long as the page, with no page to open it again.
 */
export function createLastingKind<View, Verbs>(
  options: LastingGround & { readonly kind: DocumentKind<View, Verbs> },
): LiveKind<View, Verbs> {
  const { kind, log, write, count } = options;
  const open = () =>
    createLiveKind({
      kind,
      doc: log.doc,
      read: {
        authorOf: (client) => log.authorOf(client)?.member,
        deviceOf: (client) => log.authorOf(client)?.device,
        get nowMs() {
          return write.clock.nowMs();
        },
      },
      write,
      count,
    });
  let present = open();
  const view = liveValue(present.view.get());
  const newer = liveValue(present.newer.get());
  const follow = (): void => {
    newer.set(present.newer.get());
    view.set(present.view.get());
    present.newer.subscribe((now) => newer.set(now));
    present.view.subscribe((now) => view.set(now));
  };
  follow();
  log.rebuilt.subscribe(() => {
    present.close();
    present = open();
    follow();
  });
  return {
    view,
    newer,
    get verbs() {
      return present.verbs;
    },
  };
}
