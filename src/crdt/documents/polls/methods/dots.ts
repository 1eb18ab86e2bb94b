import * as v from 'valibot';
import { chosenIn, countsOf } from './chosen-options.ts';
import { pollMethod } from './poll-method.ts';

const shape = v.object({
  sort: v.literal('dots'),
  spent: v.pipe(
    v.array(v.object({ option: v.string(), dots: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
    v.maxLength(100),
  ),
});

/** Dots to spend: all, some or none of them. */
export const dots = pollMethod({
  sort: 'dots',
  parse(value, poll) {
    const { success, output } = v.safeParse(shape, value);
    if (!success) return undefined;
    const options = chosenIn(
      poll,
      output.spent.map(({ option }) => option),
    );
    const sum = output.spent.reduce((before, { dots: many }) => before + many, 0);
    if (options === undefined || sum > poll.dots) return undefined;
    const spent = options.flatMap((id) => output.spent.filter(({ option }) => option === id));
    return { sort: 'dots', spent };
  },
  write(writer, { spent }) {
    writer.u32(spent.length);
    for (const { option, dots: many } of spent) writer.text(option).u32(many);
  },
  tally: (answers, poll) => ({
    sort: 'dots',
    counts: countsOf(
      poll,
      answers.flatMap(({ spent }) => spent.map(({ option, dots: count }) => ({ option, count }))),
    ),
  }),
});
