import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { readPaceHistory } from './read-pace-history.ts';
import type { PaceHistoryVerbs, PaceHistoryView } from './types.ts';

const kind: KindRoot = { id: 'pace-history', version: 1, origin: { kind: 'pace-history' } };

/** How fast it was to go, hour by hour, for the person alone who said so. Shape: README beside this folder. */
export const paceHistory: DocumentKind<PaceHistoryView, PaceHistoryVerbs> = {
  id: kind.id,
  audience: 'personal',
  version: kind.version,
  read: (doc, context) => readPaceHistory(doc, kind.id, context),
  verbs: (doc, context) => paceHistoryVerbs(doc, context),
};

function paceHistoryVerbs(doc: Y.Doc, { clock, random }: WriteContext): PaceHistoryVerbs {
  return {
    note: ({ workspace, session, what, saidMs }) =>
      writeRoot(doc, kind, (root) => {
        const mark = new Y.Map<unknown>();
        root.set(RecordId.random(random), mark);
        mark.set('workspace', workspace);
        if (session !== undefined) mark.set('session', session);
        mark.set('what', what);
        mark.set('created', saidMs ?? clock.nowMs());
      }),
  };
}
