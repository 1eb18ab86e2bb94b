// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { newestSeals } from '../../src/crdt/documents/polls/newest-seals.ts';
import { sam } from './pretend-people.ts';
import {
  card,
  imaniLooksAtPolls,
  noor,
  results,
  sendAnswer,
  writeQuestion,
} from './polls-at-hand.ts';

const press = (inside: HTMLElement, name: string): void => {
  fireEvent.click(within(inside).getByRole('button', { name }));
};
const choose = (inside: HTMLElement, name: string): void => {
  fireEvent.click(within(inside).getByRole('radio', { name }));
};

const question = 'How was today for you?';

async function imaniAsksHidden() {
  const page = await imaniLooksAtPolls();
  const dialog = await writeQuestion(question);
  choose(dialog, 'Scale');
  fireEvent.click(
    within(dialog).getByRole('checkbox', { name: 'Answers stay hidden until all have answered' }),
  );
  press(dialog, 'Ask');
  return page;
}

test('hidden answers are shown by nobody’s card before all are there and somebody has asked to see them', async () => {
  const { answersOf, pollOf } = await imaniAsksHidden();
  const poll = card(question);
  within(poll).getByText('Hidden until all have answered');
  await answersOf(sam).send(pollOf(question).id, { sort: 'scale', value: 3 });
  await within(poll).findByText('Sam Rivers has answered');
  within(poll).getByText('You: not yet');
  expect(within(poll).queryByRole('table')).toBeNull();
  expect(within(poll).queryByRole('button', { name: 'Reveal' })).toBeNull();
  choose(poll, '8');
  await sendAnswer(question);
  within(poll).getByText('All have answered.');
  expect(within(poll).queryByRole('table')).toBeNull();
  const reveal = within(poll).getByRole('button', { name: 'Reveal' });
  reveal.focus();
  fireEvent.click(reveal);
  await within(poll).findByRole('table', { name: 'Results' });
  await waitFor(() =>
    expect(results(question).slice(1)).toEqual([
      ['8', '1', 'You'],
      ['3', '1', 'Sam Rivers'],
    ]),
  );
  expect(within(poll).queryByRole('button', { name: 'Send my answer' })).toBeNull();
  expect(within(poll).queryByRole('button', { name: 'Change my answer' })).toBeNull();
  expect(poll.contains(document.activeElement)).toBe(true);
});

test('when Sam’s device is away, the card says that it waits for Sam', async () => {
  const { pollOf, verbsOf } = await imaniAsksHidden();
  const poll = card(question);
  choose(poll, '8');
  await sendAnswer(question);
  within(poll).getByText(/nobody else can read it yet/);
  verbsOf(sam).seal(pollOf(question).id, new Uint8Array(32).fill(7));
  press(poll, 'Reveal');
  await within(poll).findByText('Waiting for Sam Rivers to open theirs');
});

test('an answer that is not the one that was sealed is not counted, and the card says why', async () => {
  const { pollOf, verbsOf } = await imaniAsksHidden();
  const poll = card(question);
  choose(poll, '8');
  await sendAnswer(question);
  const samDoes = verbsOf(sam);
  const { id } = pollOf(question);
  samDoes.seal(id, new Uint8Array(32).fill(7));
  press(poll, 'Reveal');
  samDoes.open(id, {
    answer: { sort: 'scale', value: 9 },
    salt: new Uint8Array(16),
    signature: new Uint8Array(64),
    saw: newestSeals(pollOf(question)),
  });
  await within(poll).findByText('Sam Rivers’s answer could not be verified and is not counted.');
  within(poll).getByText('It is not the answer that was given before the others could be read.');
  await waitFor(() => expect(results(question).slice(1)).toEqual([['8', '1', 'You']]));
});

test('with three people names can be left out: then the card counts, and says what Attune cannot hide', async () => {
  const { answersOf, pollOf } = await imaniLooksAtPolls({ withNoor: true });
  const dialog = await writeQuestion('One word for today');
  choose(dialog, 'One word');
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Without names' }));
  press(dialog, 'Ask');
  const poll = card('One word for today');
  const { id } = pollOf('One word for today');
  await answersOf(sam).send(id, { sort: 'word', word: 'Calm' });
  await answersOf(noor).send(id, { sort: 'word', word: 'Calm' });
  await within(poll).findByText('2 of 3 have answered');
  within(poll).getByText(/cannot hide them from somebody who takes the app apart/);
  // Of two answers, each of those who gave them would know the other's.
  within(poll).getByText(/The counts show once three have answered/);
  expect(within(poll).queryByRole('table')).toBeNull();
  fireEvent.input(within(poll).getByRole('textbox', { name: 'Your word' }), {
    target: { value: 'Tired' },
  });
  await sendAnswer('One word for today');
  await waitFor(() =>
    expect(results('One word for today')).toEqual([
      ['Word', 'How many'],
      ['Calm', '2'],
      ['Tired', '1'],
    ]),
  );
  expect(poll.textContent).not.toContain('Noor');
});

test('a poll without names that ends with two answers keeps its counts to itself', async () => {
  const { answersOf, pollOf, verbsOf } = await imaniLooksAtPolls({ withNoor: true });
  const dialog = await writeQuestion('One word for today');
  choose(dialog, 'One word');
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Without names' }));
  press(dialog, 'Ask');
  const { id } = pollOf('One word for today');
  await answersOf(sam).send(id, { sort: 'word', word: 'Calm' });
  await answersOf(noor).send(id, { sort: 'word', word: 'Tired' });
  verbsOf(sam).setClosed(id, true);
  await screen.findByText(/Fewer than three answered, so the counts stay hidden/);
  expect(screen.queryByText('Calm')).toBeNull();
});

test('with two people names cannot be left out', async () => {
  await imaniLooksAtPolls();
  const dialog = await writeQuestion('One word for today');
  expect(within(dialog).queryByRole('checkbox', { name: 'Without names' })).toBeNull();
});
