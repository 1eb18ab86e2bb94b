import type { PollSort } from '../../../crdt/documents/polls/types.ts';

/** Whether a kind of poll is answered by choosing among options that somebody has written. */
export const needsOptions = (sort: PollSort): boolean => sort !== 'scale' && sort !== 'word';
