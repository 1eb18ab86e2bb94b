import { sameCase } from './same-case.ts';
import type { TextToken } from './text-tokens.ts';

/** Something that says no twice; with a straight way of saying it where that is sure to mean the same. */
export interface DoubleNegative {
  readonly kind: 'twice';
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly plain: string | undefined;
}

/** What "not" before them turns round again. */
const straight: ReadonlyMap<string, string> = new Map(
  Object.entries({
    disagree: 'agree',
    dislike: 'like',
    dissatisfied: 'content',
    dissimilar: 'similar',
    impossible: 'possible',
    incapable: 'able',
    incorrect: 'right',
    irrelevant: 'relevant',
    unable: 'able',
    unaware: 'aware',
    uncommon: 'common',
    unhappy: 'happy',
    unhelpful: 'helpful',
    unimportant: 'important',
    unkind: 'kind',
    unlike: 'like',
    unlikely: 'likely',
    unreasonable: 'reasonable',
    unrelated: 'related',
    unsafe: 'safe',
    untrue: 'true',
    unusual: 'usual',
    unwilling: 'willing',
    unwelcome: 'welcome',
    without: 'with',
  }),
);

const noes = new Set('not no never nobody nothing none nowhere without cannot'.split(' '));

/** Where another thought begins, so that a second no belongs to it and not to the first. */
const thoughts = new Set(
  'and or but because that if when while why what who which so as than unless until though although'.split(
    ' ',
  ),
);

/** How far apart two noes are still heard together, in words. */
const reach = 6;

/** What says no twice, within one thought. */
export function doubleNegatives(
  text: string,
  tokens: readonly TextToken[],
): readonly DoubleNegative[] {
  const found: DoubleNegative[] = [];
  for (let at = 0; at < tokens.length;) {
    const end = saysNo(tokens[at]) ? secondNo(text, tokens, at) : undefined;
    if (end !== undefined) found.push(hintFor(text, tokens.slice(at, end + 1)));
    at = (end ?? at) + 1;
  }
  return found;
}

const saysNo = (token: TextToken | undefined): boolean =>
  token !== undefined && (noes.has(token.word) || token.word.endsWith("n't"));

/** The index of the no that goes with the one at an index. */
function secondNo(text: string, tokens: readonly TextToken[], at: number): number | undefined {
  for (let index = at + 1; index <= at + reach; index += 1) {
    const before = tokens[index - 1];
    const token = tokens[index];
    if (before === undefined || token === undefined || thoughts.has(token.word)) return undefined;
    if (!/^[^\S\n]+$/u.test(text.slice(before.end, token.start))) return undefined;
    if (saysNo(token) || (index === at + 1 && straight.has(token.word))) return index;
  }
  return undefined;
}

function hintFor(text: string, words: readonly TextToken[]): DoubleNegative {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? start;
  const found = text.slice(start, end);
  const plain = straightWay(words);
  return { kind: 'twice', start, end, found, plain: plain && sameCase(found, plain) };
}

function straightWay([first, second, third]: readonly TextToken[]): string | undefined {
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  const turned = straight.get(second.word);
  if (turned === undefined) return undefined;
  if (first.word === 'not') return turned;
  const verb = verbs.get(first.word);
  return verb === undefined ? undefined : `${verb} ${turned}`;
}

/** What is left of a verb without its no. */
const verbs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "isn't": 'is',
    "aren't": 'are',
    "wasn't": 'was',
    "weren't": 'were',
    "don't": 'do',
    "doesn't": 'does',
    "didn't": 'did',
  }),
);
