import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import { writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { sayOwn } from '../shapes/own-words.ts';
import { readMap } from '../shapes/record.ts';
import type { RootMap } from '../shapes/record.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { putBackSpoken, speak, takeBackSpoken } from '../shapes/spoken-list.ts';
import { readFeedback } from './read-feedback.ts';
import { feedbackLimits } from './types.ts';
import type { FeedbackVerbs, FeedbackView, GivenFeedback } from './types.ts';

const kind: KindRoot = { id: 'feedback', version: 1, origin: { kind: 'feedback' } };
/** A change of what was given is no step of undo: it is given anew. */
const given: KindRoot = { ...kind, origin: { kind: 'feedback, given' } };

/** "How are we working together", what was answered, and what is done differently since. Shape: README beside this folder. */
export const feedback: DocumentKind<FeedbackView, FeedbackVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readFeedback(doc, kind.id, context),
  verbs: (doc, context) => feedbackVerbs(doc, context),
};

function feedbackVerbs(doc: Y.Doc, hand: WriteContext): FeedbackVerbs {
  const { by, clock, random } = hand;
  const { write, onRecord, touched, ...common } = recordVerbs(doc, kind, clock);
  const saidIn = (list: 'replies' | 'adjustments') => (id: RecordId, text: string) =>
    onRecord(id, (record) => {
      const said = readMap(record, list);
      if (said === undefined) return undefined;
      touched(record);
      return speak(said, cutText(text, feedbackLimits.words), hand);
    });
  /** A verb on whichever of the two lists it finds something in; it says whether it has. */
  const onSaid = (id: RecordId, verb: (said: RootMap) => boolean): void =>
    onRecord(id, (record) => {
      for (const list of ['replies', 'adjustments']) {
        const said = readMap(record, list);
        if (said !== undefined && verb(said)) touched(record);
      }
    });
  return {
    give(answer, before) {
      const value = plain(answer);
      if (before !== undefined) {
        const known = writeRoot(doc, given, (root) => {
          const record = root.get(before);
          if (!(record instanceof Y.Map)) return false;
          if (sayOwn(record, 'gives', { by, value })) touched(record);
          return true;
        });
        if (known) return before;
      }
      return write((root) => {
        const id = RecordId.random(random);
        const record: RootMap = new Y.Map<unknown>();
        root.set(id, record);
        record.set('session', answer.session);
        sayOwn(record, 'gives', { by, value });
        record.set('replies', new Y.Map());
        record.set('adjustments', new Y.Map());
        record.set('created', clock.nowMs());
        record.set('changed', clock.nowMs());
        return id;
      });
    },
    reply: saidIn('replies'),
    adjust: saidIn('adjustments'),
    removeWords: (id, words) => onSaid(id, (said) => takeBackSpoken(said, words, clock.nowMs())),
    restoreWords: (id, words) => onSaid(id, (said) => putBackSpoken(said, words)),
    ...common,
  };
}

/** One value, so that scores and words of one answer never mix with those of another. */
const plain = ({ session, scores, words, wish }: GivenFeedback) => ({
  session,
  scores: { ...scores },
  words: cutText(words, feedbackLimits.words),
  ...(wish === undefined ? {} : { wish }),
});
