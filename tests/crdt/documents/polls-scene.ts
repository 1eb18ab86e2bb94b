import * as Y from 'yjs';
import { newestSeals } from '../../../src/crdt/documents/polls/newest-seals.ts';
import { polls } from '../../../src/crdt/documents/polls/polls.ts';
import { pollSorts } from '../../../src/crdt/documents/polls/types.ts';
import type {
  Poll,
  PollAnswer,
  PollQuestion,
  PollsVerbs,
  PollsView,
} from '../../../src/crdt/documents/polls/types.ts';
import type { SeededRandom } from '../../cast/seeded-random.ts';
import type { KindUnderContract } from '../../contracts/document-kind.contract.ts';
import { everyHand, mapOf, maybe, oddId, oddMember, oddRecord } from './scene-parts.ts';

const texts = ['a walk', 'the call with mum 🌿', 'nothing', '  ', 'e\u0301te\u0301'];

/** An answer that fits a poll, drawn by chance. */
export function anyAnswer(poll: PollQuestion, random: SeededRandom): PollAnswer {
  const ids = poll.options.map(({ id }) => id);
  const some = ids.filter(() => random.chance(0.5));
  const answers: Record<PollQuestion['sort'], () => PollAnswer> = {
    one: () => ({ sort: 'one', option: random.pick(ids) }),
    several: () => ({ sort: 'several', options: some }),
    scale: () => ({ sort: 'scale', value: random.below(11) }),
    rank: () => ({ sort: 'rank', options: random.chance(0.5) ? ids : [...ids].reverse() }),
    word: () => ({ sort: 'word', word: random.pick(['calm', 'Calm', 'tired 🌙', 'été']) }),
    dots: () => ({
      sort: 'dots',
      spent: some.slice(0, poll.dots).map((option) => ({ option, dots: 1 })),
    }),
  };
  return answers[poll.sort]();
}

/** Asks something by chance. */
export function askAnything(
  verbs: PollsVerbs,
  random: SeededRandom,
  asked: PollQuestion['asked'],
): ReturnType<PollsVerbs['ask']> {
  return verbs.ask({
    question: random.pick(texts),
    sort: random.pick(pollSorts),
    options: ['rest', ...texts],
    dots: 1 + random.below(9),
    ...(random.chance(0.3) ? { ends: { low: random.pick(texts), high: random.pick(texts) } } : {}),
    hidden: random.chance(0.5),
    withoutNames: random.chance(0.3),
    asked,
    ...(random.chance(0.3) ? { session: oddId } : {}),
  });
}

function act(verbs: PollsVerbs, view: PollsView, random: SeededRandom): void {
  const poll = maybe(random, [...view.polls, ...view.removed]);
  if (poll === undefined) {
    askAnything(verbs, random, random.chance(0.5) ? [everyHand] : [everyHand, oddMember]);
    return;
  }
  const answer = anyAnswer(poll, random);
  const opening = (): Parameters<PollsVerbs['open']>[1] => ({
    answer,
    salt: random.bytes(16),
    signature: random.bytes(64),
    saw: newestSeals(poll),
  });
  random.pick<() => void>([
    () => verbs.answer(poll.id, answer),
    () => verbs.answer(poll.id, answer),
    () => verbs.seal(poll.id, random.bytes(32)),
    () => verbs.seal(poll.id, random.bytes(32)),
    () => verbs.reveal(poll.id),
    () => verbs.open(poll.id, opening()),
    () => verbs.setClosed(poll.id, random.chance(0.5)),
    () => verbs.remove(poll.id),
    () => verbs.restore(poll.id),
    () => void verbs.undo(),
    () => void verbs.redo(),
  ])();
}

const asks = {
  question: 'How was today?',
  sort: 'one',
  options: [{ id: 'a', text: 'Good' }],
  dots: 0,
  hidden: false,
  withoutNames: false,
  asked: [everyHand],
};
const oddPoll = oddRecord(() => ({
  asks,
  answers: new Y.Map(),
  seals: new Y.Map(),
  openings: new Y.Map(),
  created: 1,
  changed: 1,
}));
const oddAsking = (fields: object) => oddPoll(() => ({ asks: { ...asks, ...fields } }));
const oddAnswer = (answers: Readonly<Record<string, unknown>>) =>
  oddPoll(() => ({ answers: mapOf(answers) }));
const oddHidden = (fields: () => Readonly<Record<string, unknown>>) =>
  oddPoll(() => ({ asks: { ...asks, hidden: true }, ...fields() }));

/** Polls, for the contract. */
export const pollsScene: KindUnderContract<PollsView, PollsVerbs> = {
  kind: polls,
  act,
  records: (view) => [...view.polls, ...view.removed].map((poll: Poll) => poll.id),
  odd: {
    'a word where a poll should be': (root) => void root.set(oddId, 'How was today?'),
    'a poll that asks nothing': oddPoll(() => ({ asks: undefined })),
    'a poll that asks in words': oddPoll(() => ({ asks: 'How was today?' })),
    'a number for the question': oddAsking({ question: 5 }),
    'a question that goes on for ever': oddAsking({ question: 'x'.repeat(301) }),
    'a sort of poll that nobody knows': oddAsking({ sort: 'duel' }),
    'a word for the options': oddAsking({ options: 'good' }),
    'two options with one name': oddAsking({ options: [...asks.options, ...asks.options] }),
    'more dots than anybody can spend': oddAsking({ dots: 1e9 }),
    'a word for the ends of a scale': oddAsking({ sort: 'scale', ends: 'high' }),
    'an end of a scale that goes on for ever': oddAsking({
      sort: 'scale',
      ends: { low: 'x'.repeat(61), high: '' },
    }),
    'ends of a scale of which nothing is said': oddAsking({
      sort: 'scale',
      ends: { low: ' ', high: '' },
    }),
    'ends of a scale where there is none': oddAsking({ ends: { low: 'a', high: 'b' } }),
    'a poll that is hidden in a word': oddAsking({ hidden: 'yes' }),
    'a poll that asks nobody': oddAsking({ asked: [] }),
    'a poll that asks somebody twice': oddAsking({ asked: [everyHand, everyHand] }),
    'a poll in a session that is none': oddAsking({ session: 'today' }),
    'an answer that is no option': oddAnswer({ [everyHand]: { sort: 'one', option: 'b' } }),
    'an answer of another sort': oddAnswer({ [everyHand]: { sort: 'scale', value: 5 } }),
    'an answer of somebody who was not asked': oddAnswer({
      [oddMember]: { sort: 'one', option: 'a' },
    }),
    'an answer of nobody': oddAnswer({ nobody: { sort: 'one', option: 'a' } }),
    'a list for the answers': oddPoll(() => ({ answers: new Y.Array() })),
    'a poll that is closed in a word': oddPoll(() => ({ closed: 'yes' })),
    'a word for the seals': oddHidden(() => ({ seals: 'sealed' })),
    'a seal that is none': oddHidden(() => ({ seals: mapOf({ [everyHand]: new Uint8Array(32) }) })),
    'a seal of somebody who was not asked': oddHidden(() => ({
      seals: mapOf({ [`${oddMember}:1:${'ab'.repeat(32)}`]: true }),
    })),
    'a wish to see the answers at no moment': oddHidden(() => ({ revealed: 'now' })),
    'a number for the openings': oddHidden(() => ({ openings: 5 })),
    'an opening that says nothing': oddHidden(() => ({ openings: mapOf({ [everyHand]: 5 }) })),
    'an opening of somebody who was not asked': oddHidden(() => ({
      openings: mapOf({ [oddMember]: {} }),
    })),
  },
  stored: [
    {
      file: 'polls-v1.bin',
      shows: {
        polls: [
          {
            question: 'What would help?',
            sort: 'dots',
            dots: 4,
            closed: false,
            hidden: false,
            results: {
              sort: 'dots',
              counts: [
                { option: 'a', count: 3 },
                { option: 'b', count: 0 },
                { option: 'c', count: 1 },
              ],
            },
          },
          {
            question: 'How heavy was today?',
            sort: 'scale',
            options: [],
            hidden: true,
            stage: 'open',
            closed: true,
            answers: [],
            doubted: [{ why: 'not-signed' }],
          },
          { question: 'One word for today', sort: 'word', stage: 'ready', hidden: true },
        ],
        removed: [{ question: 'Not this', options: [{ text: 'Yes' }, { text: 'No' }] }],
      },
    },
  ],
};
