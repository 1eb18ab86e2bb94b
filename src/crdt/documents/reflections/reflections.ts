import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { readMap } from '../shapes/record.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { newText, setWords } from '../shapes/text.ts';
import { readReflections } from './read-reflections.ts';
import { reflectionLimits } from './types.ts';
import type { ReflectionsVerbs, ReflectionsView } from './types.ts';

const kind: KindRoot = { id: 'reflections', version: 1, origin: { kind: 'reflections' } };

/** "What I heard" and whether it is so. Shape: README beside this folder. */
export const reflections: DocumentKind<ReflectionsView, ReflectionsVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readReflections(doc, kind.id, context),
  verbs: (doc, context) => reflectionsVerbs(doc, context),
};

function reflectionsVerbs(doc: Y.Doc, { by, clock, random }: WriteContext): ReflectionsVerbs {
  const { write, onRecord, touched, ...common } = recordVerbs(doc, kind, clock);
  return {
    add: ({ text, session }) =>
      write((root) => {
        const id = RecordId.random(random);
        const card = new Y.Map<unknown>();
        root.set(id, card);
        card.set('text', newText(cutText(text, reflectionLimits.text)));
        if (session !== undefined) card.set('session', session);
        card.set('answers', new Y.Map());
        card.set('created', clock.nowMs());
        card.set('changed', clock.nowMs());
        return id;
      }),
    edit: (id, text, was) =>
      onRecord(id, (card) => {
        const next = cutText(text, reflectionLimits.text);
        if (setWords(card, 'text', { next, was })) touched(card);
      }),
    answer: (id, { answer, words = '' }) =>
      onRecord(id, (card) => {
        const answers = readMap(card, 'answers');
        if (answers === undefined) return;
        answers.set(by, { answer, words: cutText(words, reflectionLimits.words) });
        touched(card);
      }),
    ...common,
  };
}
