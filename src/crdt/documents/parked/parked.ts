import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import { writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import type { RootMap } from '../shapes/record.ts';
import { removeRecord, restoreRecord } from '../shapes/removable.ts';
import { readParked } from './read-parked.ts';
import { parkedLimits } from './types.ts';
import type { ParkedVerbs, ParkedView } from './types.ts';

const kind: KindRoot = { id: 'parked', version: 1, origin: { kind: 'parked' } };

/** What a person has set aside with "Not today", for themselves alone. Shape: README beside this folder. */
export const parked: DocumentKind<ParkedView, ParkedVerbs> = {
  id: kind.id,
  audience: 'personal',
  version: kind.version,
  read: (doc, context) => readParked(doc, kind.id, context),
  verbs: (doc, context) => parkedVerbs(doc, context),
};

function parkedVerbs(doc: Y.Doc, { clock, random }: WriteContext): ParkedVerbs {
  const onItem = (id: RecordId, verb: (item: RootMap) => void): void =>
    writeRoot(doc, kind, (root) => {
      const item = root.get(id);
      if (item instanceof Y.Map) verb(item);
    });
  return {
    keep: ({ workspace, item, text }) =>
      writeRoot(doc, kind, (root) => {
        const id = RecordId.random(random);
        const record = new Y.Map<unknown>();
        root.set(id, record);
        record.set('workspace', workspace);
        record.set('item', item);
        record.set('text', cutText(text, parkedLimits.text));
        record.set('created', clock.nowMs());
        return id;
      }),
    letGo: (id) => onItem(id, (item) => removeRecord(item, clock.nowMs())),
    keepAgain: (id) => onItem(id, restoreRecord),
  };
}
