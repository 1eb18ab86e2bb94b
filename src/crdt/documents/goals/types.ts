import type { RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';

/** Where a goal stands, in the person's words rather than a clinic's. */
export const goalStatuses = ['thinking', 'working', 'resting', 'reached', 'let-go'] as const;
export type GoalStatus = (typeof goalStatuses)[number];

/** One thing to do on the way to a goal. */
export interface Step {
  readonly id: RecordId;
  readonly text: string;
  readonly done: boolean;
}

/** Something that the people of a workspace want to reach. */
export interface Goal {
  readonly id: RecordId;
  readonly text: string;
  /** Why it matters, in the person's own words. May be empty. */
  readonly why: string;
  readonly status: GoalStatus;
  readonly steps: readonly Step[];
  readonly created: Touch;
  readonly changed: Touch;
}

/** Goals in their shared order; those removed within the last 30 days apart, newest first. */
export interface GoalsView {
  readonly goals: readonly Goal[];
  readonly removed: readonly Goal[];
}

/** The longest texts that are written; longer ones are cut by the textbox, not by the reader. */
export const goalLimits = { text: 300, why: 2000, step: 300 } as const;

/** Everything that can be done to goals. Verbs on a goal or step that is gone do nothing. */
export interface GoalsVerbs {
  add(goal: { readonly text: string; readonly why: string }): RecordId;
  /** Leaves no trace, and nothing to take back, when no word differs. */
  edit(goal: RecordId, change: GoalEdit): void;
  setStatus(goal: RecordId, status: GoalStatus): void;
  /** One place up (−1) or down (+1) among the visible goals. */
  move(goal: RecordId, by: -1 | 1): void;
  remove(goal: RecordId): void;
  restore(goal: RecordId): void;
  addStep(goal: RecordId, text: string): RecordId | undefined;
  /** `was` is what the person saw when they began: with it, the other's words typed meanwhile stay. */
  editStep(step: StepPlace, text: string, was?: string): void;
  setStepDone(step: StepPlace, done: boolean): void;
  moveStep(step: StepPlace, by: -1 | 1): void;
  removeStep(step: StepPlace): void;
  restoreStep(step: StepPlace): void;
  /** Takes back this page's own last change to goals; false when there is none. */
  undo(): boolean;
  redo(): boolean;
  /** What `undo` and `redo` could do now. */
  readonly undoable: Live<Undoable>;
}

/** New words for a goal. `was` is what the person saw when they began: with it, the other's words typed meanwhile stay. */
export interface GoalEdit {
  readonly text?: string;
  readonly why?: string;
  readonly was?: { readonly text?: string; readonly why?: string };
}

/** Where a step is. */
export interface StepPlace {
  readonly goal: RecordId;
  readonly step: RecordId;
}
