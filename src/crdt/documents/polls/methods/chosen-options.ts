import * as v from 'valibot';
import type { OptionCount, PollQuestion } from '../types.ts';

/** The shape of a list of options before it is known whether they are the poll's. */
export const optionIds = v.pipe(v.array(v.string()), v.maxLength(100));

/** Those of the poll's options that are named, in its order; undefined when one is named twice or is not the poll's. */
export function chosenIn(poll: PollQuestion, named: readonly string[]): string[] | undefined {
  const chosen = poll.options.map(({ id }) => id).filter((id) => named.includes(id));
  return chosen.length === named.length ? chosen : undefined;
}

/** For each option of the poll what it was given in all. */
export function countsOf(poll: PollQuestion, given: Iterable<OptionCount>): OptionCount[] {
  const sums = new Map(poll.options.map(({ id }) => [id, 0]));
  for (const { option, count } of given) {
    const sum = sums.get(option);
    if (sum !== undefined) sums.set(option, sum + count);
  }
  return [...sums].map(([option, count]) => ({ option, count }));
}
