import type { Clock } from '../../src/crdt/basics/clock.ts';
import type { MemberId } from '../../src/crdt/basics/id.ts';
import { polls } from '../../src/crdt/documents/polls/polls.ts';
import type { NewPoll, Poll } from '../../src/crdt/documents/polls/types.ts';
import { imani, sam } from './pretend-people.ts';
import { pretendSessionRoom } from './pretend-session-room.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';

const dayMs = 86_400_000;

/** Everything of a question that a scene does not care about. */
const plain = {
  options: [],
  hidden: false,
  withoutNames: false,
  asked: [imani.id, sam.id] as readonly MemberId[],
} as const;

/** Questions and answers of every sort, put into a workspace of Imani and Sam. */
export async function pollsWeeksIn(workspace: PretendWorkspace, clock: Clock): Promise<void> {
  let nowMs = clock.nowMs() - 400 * dayMs;
  const pretend = pretendSessionRoom({ ...clock, nowMs: () => nowMs });
  const { room } = pretend;
  const imaniAsks = room.polls.verbs;
  const samAsks = pretend.as(sam.id, polls);
  const ofImani = room.pollAnswers;
  const ofSam = pretend.answersOf(sam.id);
  const ask = (by: typeof imaniAsks | typeof samAsks, poll: Partial<NewPoll>): Poll => {
    const id = by.ask({ question: '', sort: 'one', ...plain, ...poll });
    const asked = room.polls.view.get().polls.find((one) => one.id === id);
    if (asked === undefined) throw new Error('What was asked is there.');
    return asked;
  };
  const optionOf = (poll: Poll, index: number): string => poll.options[index]?.id ?? '';

  const old = ask(imaniAsks, { question: 'How do you like our way of meeting?', sort: 'word' });
  await ofSam.send(old.id, { sort: 'word', word: 'Unhurried' });
  await ofImani.send(old.id, { sort: 'word', word: 'Warm' });
  imaniAsks.setClosed(old.id, true);

  nowMs = clock.nowMs() - 6 * dayMs;
  const evening = ask(samAsks, {
    question: 'Which evening is easiest for a longer talk?',
    options: ['Tuesday', 'Wednesday', 'Sunday'],
  });
  await ofImani.send(evening.id, { sort: 'one', option: optionOf(evening, 0) });
  await ofSam.send(evening.id, { sort: 'one', option: optionOf(evening, 2) });
  const helps = ask(imaniAsks, {
    question: 'What helps when it gets hard?',
    sort: 'several',
    options: ['Being with somebody', 'Moving or going outside', 'Music or quiet', 'Sleep'],
  });
  await ofImani.send(helps.id, {
    sort: 'several',
    options: [optionOf(helps, 1), optionOf(helps, 2)],
  });
  await ofSam.send(helps.id, { sort: 'several', options: [optionOf(helps, 1)] });
  const speed = ask(imaniAsks, {
    question: 'How right was the speed last time?',
    sort: 'scale',
    ends: { low: 'Not right at all', high: 'Just as I like it' },
  });
  await ofImani.send(speed.id, { sort: 'scale', value: 8 });
  await ofSam.send(speed.id, { sort: 'scale', value: 5 });
  const order = ask(imaniAsks, {
    question: 'What shall come first this month?',
    sort: 'rank',
    options: ['Walks', 'Calls with my brother', 'Sleep'],
  });
  await ofImani.send(order.id, {
    sort: 'rank',
    options: [1, 2, 0].map((index) => optionOf(order, index)),
  });
  await ofSam.send(order.id, {
    sort: 'rank',
    options: [1, 0, 2].map((index) => optionOf(order, index)),
  });
  const week = ask(samAsks, { question: 'Your week in one word', sort: 'word' });
  await ofImani.send(week.id, { sort: 'word', word: 'Full' });
  await ofSam.send(week.id, { sort: 'word', word: 'Sideways' });
  const shared = ask(imaniAsks, {
    question: 'Where should our next hours go?',
    sort: 'dots',
    options: ['My brother', 'The move', 'Nothing big, just talking'],
    dots: 5,
  });
  await ofImani.send(shared.id, {
    sort: 'dots',
    spent: [
      { option: optionOf(shared, 0), dots: 3 },
      { option: optionOf(shared, 2), dots: 2 },
    ],
  });
  await ofSam.send(shared.id, {
    sort: 'dots',
    spent: [
      { option: optionOf(shared, 0), dots: 1 },
      { option: optionOf(shared, 1), dots: 4 },
    ],
  });
  const waits = ask(samAsks, {
    question: 'How near are we to what you came for?',
    sort: 'scale',
    hidden: true,
  });
  await ofImani.send(waits.id, { sort: 'scale', value: 6 });
  samAsks.seal(waits.id, new Uint8Array(32).fill(7));
  imaniAsks.reveal(waits.id);

  nowMs = clock.nowMs() - 3 * 3_600_000;
  ask(samAsks, { question: 'One word for how you come in today', sort: 'word' });
  const spend = ask(samAsks, {
    question: 'Where should today’s hour go?',
    sort: 'dots',
    options: ['My brother', 'Sleep', 'The move to the new flat'],
    dots: 5,
  });
  await ofSam.send(spend.id, { sort: 'dots', spent: [{ option: optionOf(spend, 1), dots: 5 }] });
  ask(samAsks, {
    question: 'What matters most to you this week?',
    sort: 'rank',
    options: ['Sleeping through', 'One call that ends when I want', 'Work'],
  });
  ask(samAsks, { question: 'How much would you like a longer session?', sort: 'scale' });
  ask(samAsks, {
    question: 'What would you like to bring?',
    sort: 'several',
    options: ['A photo', 'A song', 'Nothing this time'],
  });
  const start = ask(samAsks, {
    question: 'Where shall we start next time?',
    options: ['My brother', 'Sleep', 'Work'],
    hidden: true,
  });
  await ofSam.send(start.id, { sort: 'one', option: optionOf(start, 1) });
  const today = ask(imaniAsks, { question: 'How was today for you?', sort: 'scale', hidden: true });
  await ofImani.send(today.id, { sort: 'scale', value: 7 });
  await ofSam.send(today.id, { sort: 'scale', value: 6 });
  nowMs = clock.nowMs();
  Object.assign(workspace, { sessionRoom: () => Promise.resolve(room) });
}
