import type * as Y from 'yjs';
import type { Cancel } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { liveValue } from '../basics/live.ts';
import type { DocumentKind, ReadContext, WriteContext } from '../documents/document-kind.ts';
import type { LiveKind } from './workspace.ts';

/** Makes a kind of document live: its view is read again after each transaction that touched its root. */
export function createLiveKind<View, Verbs>(options: {
  readonly kind: DocumentKind<View, Verbs>;
  readonly doc: Y.Doc;
  readonly read: ReadContext;
  readonly write: WriteContext;
  readonly count: Count;
  /** Whether an event can change the view; by default every one does. */
  readonly matters?: (event: Y.YEvent<Y.AbstractType<unknown>>) => boolean;
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
  const refresh = (): void => {
    const next = readNow();
    newer.set(next.newer);
    view.set(next.view);
  };
  const root = doc.getMap(kind.id);
  const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (options.matters === undefined || events.some(options.matters)) refresh();
  };
  root.observeDeep(onEvents);
  return {
    view,
    newer,
    verbs: kind.verbs(doc, options.write),
    refresh,
    close: () => root.unobserveDeep(onEvents),
  };
}
