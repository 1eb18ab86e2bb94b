import type { MemberId, RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';

/** What became of talking: a decision that both hold on to, or something to do until next time. */
export const taskSorts = ['between', 'decided'] as const;
export type TaskSort = (typeof taskSorts)[number];

export interface Task {
  readonly id: RecordId;
  readonly sort: TaskSort;
  readonly text: string;
  /** Whose it is; undefined when it is everybody's. */
  readonly owner: MemberId | undefined;
  /** The day it is for, "2026-12-01" by whoever's calendar; undefined for "until next time". */
  readonly day: string | undefined;
  readonly done: boolean;
  /** The session it came out of. */
  readonly session: RecordId | undefined;
  readonly created: Touch;
  readonly changed: Touch;
}

/** In the order in which they came to be; those removed within the last 30 days apart. */
export interface TasksView {
  readonly tasks: readonly Task[];
  readonly removed: readonly Task[];
}

export const taskLimits = { text: 500 } as const;

/** Everything that can be done to tasks. Verbs on a task that is gone do nothing; longer texts are cut. */
export interface TasksVerbs {
  add(task: {
    readonly sort: TaskSort;
    readonly text: string;
    readonly owner?: MemberId | undefined;
    readonly day?: string | undefined;
    readonly session?: RecordId | undefined;
  }): RecordId;
  edit(
    task: RecordId,
    change: {
      readonly text?: string;
      readonly was?: string;
      /** null takes it away; a day that no calendar has changes nothing. */
      readonly owner?: MemberId | null;
      readonly day?: string | null;
      readonly sort?: TaskSort;
    },
  ): void;
  setDone(task: RecordId, done: boolean): void;
  remove(task: RecordId): void;
  restore(task: RecordId): void;
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
