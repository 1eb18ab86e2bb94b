import { createSignal, onCleanup, untrack, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { GoalEdit } from '../../../crdt/documents/goals/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';

/** The two texts of a goal. */
interface GoalWords {
  readonly text: string;
  readonly why: string;
}

/** Words that are being written, and what the person saw when they began. */
interface Draft {
  readonly words: GoalWords;
  readonly was: GoalWords;
}

/** What is being written in the dialog of a goal. */
export interface GoalDraft {
  readonly words: Accessor<GoalWords>;
  write(words: Partial<GoalWords>): void;
  /** Whether anything was typed. */
  readonly isTyped: Accessor<boolean>;
  /** Whether these words were left unsaved before and are here again. */
  readonly isOld: Accessor<boolean>;
  /** What was typed, over what was seen: with it the other's words typed meanwhile stay. */
  change(): GoalEdit;
  /** Lets go of what was typed for what the goal says now. */
  startAgain(): void;
  /** Saved or thrown away: nothing is kept for another time. */
  settle(): void;
}

/** By goal; that of a goal which is not there yet under "new". */
const kept = new WeakMap<object, Map<RecordId | 'new', Draft>>();

/**
 * The words of a goal for as long as its dialog is open. What is neither saved nor thrown away is kept for the next
 * opening: in the memory of this page only, and gone when the workspace is closed.
 */
export function createGoalDraft(goal: RecordId | undefined): GoalDraft {
  const { goals, workspace } = useWorkspace();
  const drafts = kept.get(workspace) ?? new Map<RecordId | 'new', Draft>();
  kept.set(workspace, drafts);
  const key = goal ?? 'new';
  const fresh = (): Draft => {
    const now = goals.view.goals.find((one) => one.id === goal);
    const words = { text: now?.text ?? '', why: now?.why ?? '' };
    return { words, was: words };
  };
  const old = drafts.get(key);
  const [draft, setDraft] = createSignal(old ?? untrack(fresh));
  const [isOld, setIsOld] = createSignal(old !== undefined);
  let settled = false;
  const typed = (field: keyof GoalWords): boolean => draft().words[field] !== draft().was[field];
  const isTyped = (): boolean => typed('text') || typed('why');
  onCleanup(() => {
    if (settled || !isTyped()) drafts.delete(key);
    else drafts.set(key, draft());
  });
  return {
    words: () => draft().words,
    write: (words) =>
      setDraft(({ words: before, was }) => ({ words: { ...before, ...words }, was })),
    isTyped,
    isOld,
    change() {
      const { words, was } = draft();
      return {
        ...(typed('text') ? { text: words.text.trim() } : {}),
        ...(typed('why') ? { why: words.why.trim() } : {}),
        was,
      };
    },
    startAgain() {
      setDraft(fresh());
      setIsOld(false);
    },
    settle() {
      settled = true;
    },
  };
}
