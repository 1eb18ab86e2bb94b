import * as v from 'valibot';
import { pollMethod } from './poll-method.ts';

/** The far end of the scale; the near one is 0. */
const most = 10;
const shape = v.object({
  sort: v.literal('scale'),
  value: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most)),
});

/** A whole number from 0 to 10. */
export const scale = pollMethod({
  sort: 'scale',
  parse(value) {
    const { success, output } = v.safeParse(shape, value);
    // Adding 0 makes −0, which is the same number and other bytes, into 0.
    return success ? { sort: 'scale', value: output.value + 0 } : undefined;
  },
  write: (writer, { value }) => writer.u8(value),
  tally(answers) {
    const values = answers.map(({ value }) => value).sort((a, b) => a - b);
    const counts = Array.from(
      { length: most + 1 },
      (_, at) => values.filter((value) => value === at).length,
    );
    const low = values[Math.floor((values.length - 1) / 2)];
    const high = values[Math.floor(values.length / 2)];
    const middle = low === undefined || high === undefined ? undefined : (low + high) / 2;
    return { sort: 'scale', counts, middle, lowest: values[0], highest: values.at(-1) };
  },
});
