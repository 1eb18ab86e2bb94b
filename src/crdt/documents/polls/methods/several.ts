import * as v from 'valibot';
import { chosenIn, countsOf, optionIds } from './chosen-options.ts';
import { pollMethod } from './poll-method.ts';

const shape = v.object({ sort: v.literal('several'), options: optionIds });

/** Choose several, or none. They are kept in the poll's order: in which order somebody pressed them says nothing. */
export const several = pollMethod({
  sort: 'several',
  parse(value, poll) {
    const { success, output } = v.safeParse(shape, value);
    const options = success ? chosenIn(poll, output.options) : undefined;
    return options && { sort: 'several', options };
  },
  write(writer, { options }) {
    writer.u32(options.length);
    for (const option of options) writer.text(option);
  },
  tally: (answers, poll) => ({
    sort: 'several',
    counts: countsOf(
      poll,
      answers.flatMap(({ options }) => options.map((option) => ({ option, count: 1 }))),
    ),
  }),
});
