import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { pollLimits, type Poll, type PollSort } from '../../../crdt/documents/polls/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import type { ReadyMadePoll } from './ready-made/ready-made-poll.ts';

/** What a question is made of while it is being written. */
export interface PollWords {
  readonly question: string;
  readonly sort: PollSort;
  readonly options: readonly string[];
  /** What stands in the box for the next option. */
  readonly option: string;
  readonly dots: number;
  /** What 0 and 10 mean; empty while nothing is said. */
  readonly low: string;
  readonly high: string;
  readonly hidden: boolean;
  readonly withoutNames: boolean;
}

/** A question that is being written in its dialog. */
export interface PollDraft {
  readonly words: Accessor<PollWords>;
  write(words: Partial<PollWords>): void;
  /** Whether anything differs from what the dialog opened with. */
  readonly isTyped: Accessor<boolean>;
  /** Whether this was left unasked before and is here again. */
  readonly isOld: Accessor<boolean>;
  /** Puts a ready-made question in place of what is there. */
  fill(made: ReadyMadePoll): void;
  /** What a ready-made question has replaced, where that was somebody's own. */
  readonly canPutBack: Accessor<boolean>;
  putBack(): void;
  startAgain(): void;
  /** Asked or thrown away: nothing is kept for another time. */
  settle(): void;
}

/** Where a draft belongs: a question asked again, one of a session, or one that stands alone. */
type DraftKey = string;

/** Kept in the memory of this page only, and gone when the workspace is closed. */
const kept = new WeakMap<object, Map<DraftKey, PollWords>>();

const blank: PollWords = {
  question: '',
  sort: 'one',
  options: [],
  option: '',
  dots: 5,
  low: '',
  high: '',
  hidden: false,
  withoutNames: false,
};

/** What asks the same once more. */
const again = (poll: Poll): PollWords => ({
  question: poll.question,
  sort: poll.sort,
  options: poll.options.map(({ text }) => text),
  option: '',
  dots: poll.sort === 'dots' ? clampDots(poll.dots) : blank.dots,
  low: poll.ends?.low ?? '',
  high: poll.ends?.high ?? '',
  hidden: poll.hidden,
  withoutNames: poll.withoutNames,
});

const clampDots = (dots: number): number => Math.min(Math.max(dots, 1), pollLimits.mostDots);

const isSame = (a: PollWords, b: PollWords): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A question for as long as its dialog is open. What is neither asked nor thrown away is kept for the next opening.
 */
export function createPollDraft(start: {
  readonly session: RecordId | undefined;
  readonly from: Poll | undefined;
}): PollDraft {
  const { workspace } = useWorkspace();
  const drafts = kept.get(workspace) ?? new Map<DraftKey, PollWords>();
  kept.set(workspace, drafts);
  const key = `${start.session ?? 'alone'} ${start.from?.id ?? 'new'}`;
  const fresh = start.from === undefined ? blank : again(start.from);
  const old = drafts.get(key);
  const [words, setWords] = createSignal(old ?? fresh);
  const [isOld, setIsOld] = createSignal(old !== undefined);
  const [replaced, setReplaced] = createSignal<PollWords>();
  let settled = false;
  const isTyped = (): boolean => !isSame(words(), fresh);
  onCleanup(() => {
    if (settled || !isTyped()) drafts.delete(key);
    else drafts.set(key, words());
  });
  return {
    words,
    write(change) {
      setWords((before) => ({ ...before, ...change }));
      setReplaced(undefined);
    },
    isTyped,
    isOld,
    fill({ question, sort, options, hidden }) {
      const before = words();
      const own = before.question !== '' || before.options.length > 0 || before.option !== '';
      // One ready-made question after the other: what came before them is what may be wanted back.
      if (own && replaced() === undefined) setReplaced(before);
      setWords({ ...before, question, sort, options, option: '', low: '', high: '', hidden });
    },
    canPutBack: () => replaced() !== undefined,
    putBack() {
      setWords((now) => replaced() ?? now);
      setReplaced(undefined);
    },
    startAgain() {
      setWords(fresh);
      setReplaced(undefined);
      setIsOld(false);
    },
    settle() {
      settled = true;
    },
  };
}
