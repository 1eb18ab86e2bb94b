import * as v from 'valibot';
import { oneLine } from '../../shapes/one-line.ts';
import { pollLimits } from '../types.ts';
import { pollMethod } from './poll-method.ts';

/** Longer than any answer, so that nothing endless is tidied. */
const longest = 1_000;
const shape = v.object({
  sort: v.literal('word'),
  word: v.pipe(v.string(), v.maxLength(longest)),
});

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One word, or the few that somebody needs for it; one line without blanks around it. */
export const word = pollMethod({
  sort: 'word',
  parse(value) {
    const { success, output } = v.safeParse(shape, value);
    if (!success) return undefined;
    const tidied = oneLine(output.word.normalize('NFC'), longest);
    return tidied === '' || tidied.length > pollLimits.word
      ? undefined
      : { sort: 'word', word: tidied };
  },
  write: (writer, answer) => writer.text(answer.word),
  tally(answers) {
    const spellings = new Map<string, string[]>();
    for (const answer of answers) {
      const folded = answer.word.toLowerCase();
      spellings.set(folded, [...(spellings.get(folded) ?? []), answer.word]);
    }
    const words = [...spellings]
      .sort(([a, many], [b, more]) => more.length - many.length || byText(a, b))
      .map(([, said]) => ({ word: mostSaid(said), count: said.length }));
    return { sort: 'word', words };
  },
});

/** The spelling that most chose; of equal ones always the same. */
function mostSaid(said: readonly string[]): string {
  const times = (spelling: string): number => said.filter((one) => one === spelling).length;
  return [...said].sort((a, b) => times(b) - times(a) || byText(a, b))[0] ?? '';
}
