import * as Y from 'yjs';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import { writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { backKey } from './back-key.ts';
import { readExcerpts } from './read-excerpts.ts';
import { excerptLimits } from './types.ts';
import type { ExcerptPlace, ExcerptsVerbs, ExcerptsView } from './types.ts';

const kind: KindRoot = { id: 'excerpts', version: 1, origin: { kind: 'excerpts' } };

/** Passages that members shared of what they keep for themselves. Shape: README beside this folder. */
export const excerpts: DocumentKind<ExcerptsView, ExcerptsVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readExcerpts(doc, kind.id, context),
  verbs: (doc, context) => excerptsVerbs(doc, context),
};

function excerptsVerbs(doc: Y.Doc, { clock }: WriteContext): ExcerptsVerbs {
  return {
    share: ({ id, text, from, day, place }) =>
      writeRoot(doc, kind, (root) => {
        if (root.has(id)) return;
        const record = new Y.Map<unknown>();
        root.set(id, record);
        record.set('said', {
          text: cutText(text, excerptLimits.text),
          day,
          place: plainPlace(place),
          ...(from === 'notes' && { from }),
        });
        record.set('created', clock.nowMs());
      }),
    takeBack: (id, atMs = clock.nowMs()) =>
      writeRoot(doc, kind, (root) => {
        if (root.get(backKey(id)) !== atMs) root.set(backKey(id), atMs);
        const record = root.get(id);
        if (record instanceof Y.Map) record.delete('said');
      }),
  };
}

const plainPlace = (place: ExcerptPlace): string => (place.tag === 'note' ? place.note : place.tag);
