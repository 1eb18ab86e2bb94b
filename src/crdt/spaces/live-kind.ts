import * as Y from 'yjs';
import type { Cancel } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { liveValue } from '../basics/live.ts';
import type { DocumentKind, ReadContext, WriteContext } from '../documents/document-kind.ts';
import type { SealedLog } from '../sealing/sealed-log-types.ts';
import type { LiveKind } from './workspace.ts';

/** Words in a rich text appear in views at most this late, so that no list is read again at every letter. */
export const unhurriedMs = 200;

/**
 * Makes a kind of document live: its view is read again after each transaction that touched its root; soon after it
 * where nothing but the inside of a rich text was touched, of which views show an opening at most. When the copy in memory
 * is made anew (`SealedLog.rebuilt`) it goes on with that one: take `verbs` from it at each use.
 */
export function createLiveKind<View, Verbs>(options: {
  readonly kind: DocumentKind<View, Verbs>;
  readonly log: Pick<SealedLog, 'doc' | 'rebuilt'>;
  readonly read: ReadContext;
  readonly write: WriteContext;
  readonly count: Count;
}): LiveKind<View, Verbs> & { readonly close: Cancel; readonly refresh: () => void } {
  const { kind, log, count } = options;
  let doc = log.doc;
  const readNow = (): { view: View; newer: boolean } => {
    const reading = kind.read(doc, options.read);
    if (reading.oddities > 0) count(`documents/${kind.id}/odd`, reading.oddities);
    return { view: reading.view, newer: reading.version > kind.version };
  };
  const first = readNow();
  const view = liveValue(first.view);
  const newer = liveValue(first.newer);
  let cancelSoon: Cancel | undefined;
  const refresh = (): void => {
    cancelSoon?.();
    cancelSoon = undefined;
    const next = readNow();
    newer.set(next.newer);
    view.set(next.view);
  };
  const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (events.every(({ target }) => isRichText(target))) {
      cancelSoon ??= options.write.clock.after(unhurriedMs, refresh);
    } else {
      refresh();
    }
  };
  const root = (): Y.Map<unknown> => doc.getMap(kind.id);
  root().observeDeep(onEvents);
  let verbs = kind.verbs(doc, options.write);
  /** Whoever is told of the new copy first asks for verbs first. */
  const turn = (): void => {
    if (doc === log.doc) return;
    root().unobserveDeep(onEvents);
    doc = log.doc;
    root().observeDeep(onEvents);
    verbs = kind.verbs(doc, options.write);
    refresh();
  };
  const stop = log.rebuilt.subscribe(turn);
  return {
    view,
    newer,
    get verbs() {
      turn();
      return verbs;
    },
    refresh,
    close() {
      stop();
      cancelSoon?.();
      root().unobserveDeep(onEvents);
    },
  };
}

const isRichText = (type: unknown): boolean =>
  type instanceof Y.XmlFragment || type instanceof Y.XmlText;
