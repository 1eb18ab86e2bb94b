import { createSignal, untrack, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import {
  feedbackQuestions,
  lowScore,
  type Feedback,
  type FeedbackQuestion,
  type FeedbackWish,
  type GivenFeedback,
} from '../../../crdt/documents/feedback/types.ts';
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
  /** Gives it, or changes what was given before; nothing when nothing was said. */
  give(): void;
}

/** Starts with what this person has said of the session before. */
export function createFeedbackDraft(session: RecordId): FeedbackDraft {
  const { me } = useWorkspace();
  const { feedback } = useSessionRoom();
  const before: Feedback | undefined = untrack(() =>
    feedback.view.feedback.find((one) => one.session === session && one.created.by === me),
  );
  const [scores, setScores] = createSignal<GivenFeedback['scores']>({ ...before?.scores });
  const [words, setWords] = createSignal(before?.words ?? '');
  const [wish, setWish] = createSignal(before?.wish);
  const isLow = (): boolean =>
    feedbackQuestions.some((question) => (scores()[question] ?? 10) <= lowScore);
  return {
    scores,
    setScore: (question, score) => setScores((now) => ({ ...now, [question]: score })),
    words,
    setWords,
    wish,
    setWish,
    isLow,
    give() {
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
