import * as v from 'valibot';
import { chosenIn, optionIds } from './chosen-options.ts';
import { pollMethod } from './poll-method.ts';

const shape = v.object({ sort: v.literal('rank'), options: optionIds });

/** Put all in order, the dearest first. Taken together by Borda's count: a point for every option that stands behind. */
export const rank = pollMethod({
  sort: 'rank',
  parse(value, poll) {
    const { success, output } = v.safeParse(shape, value);
    const whole = success && chosenIn(poll, output.options)?.length === poll.options.length;
    return whole ? output : undefined;
  },
  write(writer, { options }) {
    writer.u32(options.length);
    for (const option of options) writer.text(option);
  },
  tally(answers, poll) {
    const places = poll.options.map(({ id }) => {
      const at = answers.map(({ options }) => options.indexOf(id)).filter((place) => place >= 0);
      const sum = at.reduce((before, place) => before + place, 0);
      return {
        option: id,
        points: at.length * (poll.options.length - 1) - sum,
        meanPlace: at.length === 0 ? undefined : sum / at.length + 1,
      };
    });
    return { sort: 'rank', places };
  },
});
