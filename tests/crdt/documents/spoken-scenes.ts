import * as Y from 'yjs';
import { comments } from '../../../src/crdt/documents/comments/comments.ts';
import type { CommentsVerbs, CommentsView } from '../../../src/crdt/documents/comments/types.ts';
import { feedback } from '../../../src/crdt/documents/feedback/feedback.ts';
import { feedbackWishes } from '../../../src/crdt/documents/feedback/types.ts';
import type { FeedbackVerbs, FeedbackView } from '../../../src/crdt/documents/feedback/types.ts';
import { reflections } from '../../../src/crdt/documents/reflections/reflections.ts';
import { heardAnswers } from '../../../src/crdt/documents/reflections/types.ts';
import type {
  ReflectionsVerbs,
  ReflectionsView,
} from '../../../src/crdt/documents/reflections/types.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { everyHand, mapOf, maybe, oddId, oddMember, oddRecord } from './scene-parts.ts';

const words = ['it was the quiet', 'stay with that', '', 'e\u0301te\u0301 🌿'];
const moments = { created: 1, changed: 1 };
const said = () => mapOf({ [oddId]: mapOf({ text: 'so it was', created: 1 }) });

const oddThread = oddRecord(() => ({
  ...moments,
  place: oddId,
  quote: 'the quiet',
  resolved: false,
  replies: said(),
}));
const oddCard = oddRecord(() => ({ ...moments, text: new Y.Text('quiet'), answers: new Y.Map() }));
const oddFeedback = oddRecord(() => ({
  ...moments,
  session: oddId,
  given: { scores: { heard: 7 }, words: '' },
  replies: new Y.Map(),
  adjustments: new Y.Map(),
}));

/** Comments, for the contract. */
export const commentsScene: KindUnderContract<CommentsView, CommentsVerbs> = {
  kind: comments,
  act(verbs, view, random) {
    const thread = maybe(random, [...view.threads, ...view.removed]);
    if (thread === undefined || random.chance(0.2)) {
      verbs.add({ place: oddId, quote: random.pick(words), text: random.pick(words) });
      return;
    }
    const reply = maybe(random, thread.replies);
    random.pick<() => void>([
      () => void verbs.reply(thread.id, random.pick(words)),
      () => verbs.setResolved(thread.id, random.chance(0.5)),
      () => reply && thread.replies.length > 1 && verbs.removeReply(thread.id, reply.id),
      () => verbs.remove(thread.id),
      () => verbs.restore(thread.id),
      () => void verbs.undo(),
      () => void verbs.redo(),
    ])();
  },
  records: (view) =>
    [...view.threads, ...view.removed].flatMap((thread) => [
      thread.id,
      ...thread.replies.map((reply) => reply.id),
    ]),
  odd: {
    'a word where a thread should be': (root) => void root.set(oddId, 'quiet'),
    'a thread about no place': oddThread(() => ({ place: undefined })),
    'a thread about a place that is none': oddThread(() => ({ place: 'here' })),
    'a number for the passage': oddThread(() => ({ quote: 5 })),
    'a thread that is resolved in a word': oddThread(() => ({ resolved: 'yes' })),
    'a list for what was said': oddThread(() => ({ replies: new Y.Array() })),
    'something said without words': oddThread(() => ({
      replies: mapOf({ [oddId]: mapOf({ text: 5, created: 1 }) }),
    })),
  },
  stored: [
    {
      file: 'comments-v1.bin',
      shows: {
        threads: [
          {
            quote: 'did not apologise',
            resolved: true,
            replies: [{ text: 'That was new.' }, { text: 'It was.' }],
          },
        ],
        removed: [{ quote: 'the call', replies: [{ text: 'Not this' }] }],
      },
    },
  ],
};

/** Reflections, for the contract. */
export const reflectionsScene: KindUnderContract<ReflectionsView, ReflectionsVerbs> = {
  kind: reflections,
  act(verbs, view, random) {
    const card = maybe(random, [...view.reflections, ...view.removed]);
    if (card === undefined || random.chance(0.2)) {
      verbs.add({ text: random.pick(words), ...(random.chance(0.5) ? { session: oddId } : {}) });
      return;
    }
    random.pick<() => void>([
      () => verbs.edit(card.id, random.pick(words)),
      () => verbs.edit(card.id, `${card.text} yes`, card.text),
      () => verbs.remove(card.id),
      () => verbs.restore(card.id),
      () => void verbs.undo(),
      () => void verbs.redo(),
    ])();
  },
  records: (view) => [...view.reflections, ...view.removed].map((card) => card.id),
  odd: {
    'a number for the words': oddCard(() => ({ text: 5 })),
    'a word for the session': oddCard(() => ({ session: 'Tuesday' })),
    'a list for the answers': oddCard(() => ({ answers: new Y.Array() })),
    'an answer nobody knows': oddCard(() => ({
      answers: mapOf({ [oddMember]: { answer: 'perhaps', words: '' } }),
    })),
    "an answer in somebody else's hand": oddCard(() => ({
      answers: mapOf({ [oddMember]: { answer: 'yes', words: '' } }),
    })),
    'an answer to a card of one’s own': oddCard(() => ({
      answers: mapOf({ [everyHand]: { answer: heardAnswers[0], words: '' } }),
    })),
    'an answer of nobody': oddCard(() => ({
      answers: mapOf({ nobody: { answer: 'yes', words: '' } }),
    })),
  },
  stored: [
    {
      file: 'reflections-v1.bin',
      shows: {
        reflections: [{ text: 'It sounds as if ending the call was the brave part.' }],
        removed: [{ text: 'Taken back' }],
      },
    },
  ],
};

/** Feedback, for the contract. */
export const feedbackScene: KindUnderContract<FeedbackView, FeedbackVerbs> = {
  kind: feedback,
  act(verbs, view, random) {
    const one = maybe(random, [...view.feedback, ...view.removed]);
    const given = {
      session: oddId,
      scores: { heard: random.below(11), fits: random.below(11) },
      words: random.pick(words),
      wish: maybe(random, feedbackWishes),
    };
    if (one === undefined || random.chance(0.2)) {
      verbs.give(given);
      return;
    }
    const spoken = maybe(random, [...one.replies, ...one.adjustments]);
    random.pick<() => void>([
      () => void verbs.give(given, one.id),
      () => void verbs.reply(one.id, random.pick(words)),
      () => void verbs.adjust(one.id, random.pick(words)),
      () => spoken && verbs.removeWords(one.id, spoken.id),
      () => spoken && verbs.restoreWords(one.id, spoken.id),
      () => verbs.remove(one.id),
      () => verbs.restore(one.id),
      () => void verbs.undo(),
      () => void verbs.redo(),
    ])();
  },
  records: (view) =>
    [...view.feedback, ...view.removed].flatMap((one) => [
      one.id,
      ...one.replies.map(({ id }) => id),
      ...one.adjustments.map(({ id }) => id),
    ]),
  odd: {
    'feedback on no session': oddFeedback(() => ({ session: undefined })),
    'a word for what was given': oddFeedback(() => ({ given: 'good' })),
    'scores in a list': oddFeedback(() => ({ given: { scores: [7], words: '' } })),
    'a number for the words': oddFeedback(() => ({ given: { scores: {}, words: 5 } })),
    'a word for the replies': oddFeedback(() => ({ replies: 'thanks' })),
    'a number for the adjustments': oddFeedback(() => ({ adjustments: 5 })),
  },
  stored: [
    {
      file: 'feedback-v1.bin',
      shows: {
        feedback: [
          {
            scores: { heard: 8, speed: 4 },
            words: 'A bit fast.',
            wish: 'next',
            replies: [{ text: 'Thank you. Slower, then.' }],
            adjustments: [{ text: 'One topic at a time' }],
          },
        ],
        removed: [],
      },
    },
  ],
};
