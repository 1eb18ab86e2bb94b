import * as Y from 'yjs';
import type { Cancel } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { liveValue } from '../basics/live.ts';
import type { DocumentKind, ReadContext, WriteContext } from '../documents/document-kind.ts';
import type { LiveKind } from './workspace.ts';

/** Words in a rich text appear in views at most this late, so that no list is read again at every letter. */
export const unhurriedMs = 200;

/**
 * Makes a kind of document live: its view is read again after each transaction that touched its root; soon after it
 * where nothing but the inside of a rich text was touched, of which views show an opening at most.
 */
export function createLiveKind<View, Verbs>(options: {
  readonly kind: DocumentKind<View, Verbs>;
  readonly doc: Y.Doc;
  readonly read: ReadContext;
  readonly write: WriteContext;
  readonly count: Count;
}): LiveKind<View, Verbs> & { readonly close: Cancel; readonly refresh: () => void } {
  const { kind, doc, count } = options;
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
  const root = doc.getMap(kind.id);
  const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (events.every(({ target }) => isRichText(target))) {
      cancelSoon ??= options.write.clock.after(unhurriedMs, refresh);
    } else {
      refresh();
    }
  };
  root.observeDeep(onEvents);
  return {
    view,
    newer,
    verbs: kind.verbs(doc, options.write),
    refresh,
    close() {
      cancelSoon?.();
      root.unobserveDeep(onEvents);
    },
  };
}

const isRichText = (type: unknown): boolean =>
  type instanceof Y.XmlFragment || type instanceof Y.XmlText;
