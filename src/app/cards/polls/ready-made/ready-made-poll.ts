import type { PollSort } from '../../../../crdt/documents/polls/types.ts';

/** A question that fills the dialog, to be changed at will. */
export interface ReadyMadePoll {
  readonly name: string;
  readonly question: string;
  readonly sort: PollSort;
  readonly options: readonly string[];
  readonly hidden: boolean;
}
