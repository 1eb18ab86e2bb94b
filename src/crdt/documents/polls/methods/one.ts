import * as v from 'valibot';
import { countsOf } from './chosen-options.ts';
import { pollMethod } from './poll-method.ts';

const shape = v.object({ sort: v.literal('one'), option: v.string() });

/** Choose one. */
export const one = pollMethod({
  sort: 'one',
  parse(value, poll) {
    const { success, output } = v.safeParse(shape, value);
    return success && poll.options.some(({ id }) => id === output.option) ? output : undefined;
  },
  write: (writer, { option }) => writer.text(option),
  tally: (answers, poll) => ({
    sort: 'one',
    counts: countsOf(
      poll,
      answers.map(({ option }) => ({ option, count: 1 })),
    ),
  }),
});
