import { untrack, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import {
  feedbackQuestions,
  lowScore,
  type Feedback,
  type FeedbackQuestion,
  type FeedbackWish,
  type GivenFeedback,
} from '../../../crdt/documents/feedback/types.ts';
import { keptDrafts } from '../../live/kept-drafts.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';

/** What somebody is about to say of a session. */
export interface FeedbackDraft {
  readonly scores: Accessor<GivenFeedback['scores']>;
  setScore(question: FeedbackQuestion, score: number): void;
  readonly words: Accessor<string>;
  setWords(words: string): void;
  readonly wish: Accessor<FeedbackWish | undefined>;
  setWish(wish: FeedbackWish): void;
  /** Whether something in it is worth a word. */
  readonly isLow: Accessor<boolean>;
  /** Gives it, or changes what was given before; nothing when nothing was said. Nothing is kept for another time. */
  give(): void;
}

const createScores = keptDrafts<GivenFeedback['scores']>();
const createWords = keptDrafts<string>();
const createWish = keptDrafts<FeedbackWish | undefined>();

/** Starts with what this person was about to say of the session, or has said of it before. */
export function createFeedbackDraft(session: RecordId): FeedbackDraft {
  const { me } = useWorkspace();
  const { feedback } = useSessionRoom();
  const before: Feedback | undefined = untrack(() =>
    feedback.view.feedback.find((one) => one.session === session && one.created.by === me),
  );
  const scoresDraft = createScores(session, { ...before?.scores });
  const wordsDraft = createWords(session, before?.words ?? '');
  const wishDraft = createWish(session, before?.wish);
  const [scores, words, wish] = [scoresDraft.value, wordsDraft.value, wishDraft.value];
  const isLow = (): boolean =>
    feedbackQuestions.some((question) => (scores()[question] ?? 10) <= lowScore);
  return {
    scores,
    setScore: (question, score) => scoresDraft.write({ ...untrack(scores), [question]: score }),
    words,
    setWords: (text) => wordsDraft.write(text),
    wish,
    setWish: (one) => wishDraft.write(one),
    isLow,
    give() {
      for (const draft of [scoresDraft, wordsDraft, wishDraft]) draft.settle();
      const given = {
        session,
        scores: scores(),
        words: words().trim(),
        wish: isLow() ? wish() : undefined,
      };
      const isEmpty = Object.keys(given.scores).length === 0 && given.words === '';
      const same =
        before !== undefined &&
        given.words === before.words &&
        given.wish === before.wish &&
        feedbackQuestions.every((question) => given.scores[question] === before.scores[question]);
      if (same || (isEmpty && before === undefined)) return;
      feedback.verbs.give(given, before?.id);
    },
  };
}
