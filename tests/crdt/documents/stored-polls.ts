import type * as Y from 'yjs';
import { answerSeal } from '../../../src/crdt/documents/polls/answer-seal.ts';
import { polls } from '../../../src/crdt/documents/polls/polls.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { everyHand } from './scene-parts.ts';
import { docOf } from './replicas.ts';

/** The stored document of polls: an open one, a sealed one, one that was opened, one that was taken back. */
export async function storedPolls(): Promise<Y.Doc> {
  const clock = simulatedClock();
  const random = seededRandom(31);
  const doc = docOf(31);
  const verbs = polls.verbs(doc, { by: everyHand, clock, random });
  const usual = { options: [], withoutNames: false, asked: [everyHand], hidden: true } as const;

  const word = verbs.ask({ ...usual, question: 'One word for today', sort: 'word' });
  verbs.seal(word, random.bytes(32));
  await clock.advance(1000);

  const heavy = verbs.ask({ ...usual, question: 'How heavy was today?', sort: 'scale' });
  const [poll] = polls.read(doc, { authorOf: () => everyHand }).view.polls;
  if (poll === undefined) throw new Error('a poll that was asked is there');
  const answer = { sort: 'scale', value: 7 } as const;
  const salt = random.bytes(16);
  const seal = answerSeal({ poll, by: everyHand, answer, salt });
  verbs.seal(heavy, seal);
  verbs.reveal(heavy);
  const saw = new Map([[everyHand, seal]]);
  verbs.open(heavy, { answer, salt, signature: random.bytes(64), saw });
  verbs.setClosed(heavy, true);
  await clock.advance(1000);

  const help = verbs.ask({
    ...usual,
    question: 'What would help?',
    sort: 'dots',
    options: ['Rest', 'A walk', 'To be listened to'],
    dots: 4,
    hidden: false,
  });
  const spent = [
    { option: 'a', dots: 3 },
    { option: 'c', dots: 1 },
  ];
  verbs.answer(help, { sort: 'dots', spent });
  const taken = { ...usual, sort: 'one', options: ['Yes', 'No'] } as const;
  verbs.remove(verbs.ask({ ...taken, question: 'Not this' }));
  return doc;
}
