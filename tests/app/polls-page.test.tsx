// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { sam } from './pretend-people.ts';
import { addOptions, card, imaniLooksAtPolls, sendAnswer, writeQuestion } from './polls-at-hand.ts';

const press = (inside: HTMLElement, name: string): void => {
  fireEvent.click(within(inside).getByRole('button', { name }));
};

const articles = (): readonly (string | null | undefined)[] =>
  screen.getAllByRole('article').map((one) => one.querySelector('h3')?.textContent);

test('an empty page says what polls are for, and what is missing in a question is said kindly', async () => {
  const { all } = await imaniLooksAtPolls();
  screen.getByRole('heading', { name: 'No polls yet' });
  const dialog = await writeQuestion(' ');
  press(dialog, 'Ask');
  within(dialog).getByText('Please write what you want to ask.');
  fireEvent.input(within(dialog).getByRole('textbox', { name: 'Question' }), {
    target: { value: 'Which evening?' },
  });
  press(dialog, 'Ask');
  within(dialog).getByText('Please add at least two options to choose from.');
  addOptions(dialog, ['Tuesday', 'Tuesday']);
  within(dialog).getByText('This option is there already.');
  expect(all()).toEqual([]);
});

test('options are put in order and taken out, and what still stands in the box is one as well', async () => {
  const { pollOf } = await imaniLooksAtPolls();
  const dialog = await writeQuestion('Which evening?');
  addOptions(dialog, ['Tuesday', 'Friday', 'Sunday']);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Earlier', description: 'Sunday' }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take out', description: 'Friday' }));
  fireEvent.input(within(dialog).getByRole('textbox', { name: 'Add an option' }), {
    target: { value: 'Monday' },
  });
  press(dialog, 'Ask');
  expect(pollOf('Which evening?').options.map(({ text }) => text)).toEqual([
    'Tuesday',
    'Sunday',
    'Monday',
  ]);
});

test('a ready-made question fills the dialog, and what was in it can be had back', async () => {
  const { pollOf } = await imaniLooksAtPolls();
  const dialog = await writeQuestion('My own question');
  press(dialog, 'What helps');
  const box = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Question' });
  expect(box.value).toBe('What helps when it gets hard?');
  press(dialog, 'Put back what I had');
  expect(box.value).toBe('My own question');
  press(dialog, 'How today went');
  press(dialog, 'Ask');
  const asked = pollOf('How was today for you?');
  expect([asked.sort, asked.hidden]).toEqual(['scale', true]);
});

test('a question that was closed by a slip is there again, and Cancel throws it away', async () => {
  await imaniLooksAtPolls();
  const first = await writeQuestion('Which evening?');
  addOptions(first, ['Tuesday']);
  fireEvent(first, new Event('cancel'));
  await screen.findByText('Your question is kept. Open it again to go on.');
  fireEvent.click(screen.getByRole('button', { name: 'New poll' }));
  const second = await screen.findByRole('dialog', { name: 'New poll' });
  const box = within(second).getByRole<HTMLInputElement>('textbox', { name: 'Question' });
  expect(box.value).toBe('Which evening?');
  within(second).getByText('Tuesday');
  press(second, 'Cancel');
  fireEvent.click(screen.getByRole('button', { name: 'New poll' }));
  const third = await screen.findByRole('dialog', { name: 'New poll' });
  expect(within(third).getByRole<HTMLInputElement>('textbox', { name: 'Question' }).value).toBe('');
});

test('asking again opens the dialog with everything of the question in it', async () => {
  const { asks, all } = await imaniLooksAtPolls();
  asks(sam, { question: 'Where to?', sort: 'dots', options: ['Sleep', 'Work'], dots: 3 });
  press(await screen.findByRole('article', { name: 'Where to?' }), 'Ask again');
  const dialog = await screen.findByRole('dialog', { name: 'New poll' });
  press(dialog, 'Ask');
  const [again, before] = all();
  expect(all()).toHaveLength(2);
  expect({ ...again, id: '', created: '', changed: '' }).toEqual({
    ...before,
    id: '',
    created: '',
    changed: '',
  });
});

test('what waits for Imani comes first, and stays in its place when she has answered it', async () => {
  const { asks, answersOf, pollOf } = await imaniLooksAtPolls();
  asks(sam, { question: 'Waits', sort: 'word' });
  asks(sam, { question: 'Waits not', sort: 'word' });
  await answersOf(sam).send(pollOf('Waits not').id, { sort: 'word', word: 'So' });
  fireEvent.input(
    within(await screen.findByRole('article', { name: 'Waits not' })).getByRole('textbox'),
    { target: { value: 'Fine' } },
  );
  const before = articles();
  await sendAnswer('Waits not');
  // Still where it was; on the next visit it stands below what waits.
  expect(articles()).toEqual(before);
  fireEvent.click(screen.getByRole('link', { name: 'Goals' }));
  await screen.findByRole('heading', { level: 1, name: 'Goals' });
  fireEvent.click(screen.getByRole('link', { name: 'Polls' }));
  await screen.findByRole('heading', { name: 'Waiting for you' });
  expect(articles()).toEqual(['Waits', 'Waits not']);
  within(card('Waits not')).getByRole('button', { name: 'Change my answer' });
});

test('a closed poll takes no answer until it is opened again, and is folded under its year later', async () => {
  const { asks } = await imaniLooksAtPolls();
  asks(sam, { question: 'Your week?', sort: 'word' });
  const poll = await screen.findByRole('article', { name: 'Your week?' });
  press(poll, 'Close');
  within(poll).getByText('No more answers are taken.');
  expect(within(poll).queryByRole('button', { name: 'Send my answer' })).toBeNull();
  press(poll, 'Open again');
  within(poll).getByRole('button', { name: 'Send my answer' });
  press(poll, 'Close');
  fireEvent.click(screen.getByRole('link', { name: 'Goals' }));
  await screen.findByRole('heading', { level: 1, name: 'Goals' });
  fireEvent.click(screen.getByRole('link', { name: 'Polls' }));
  await screen.findByText('2026 (one poll)');
  expect(screen.queryByRole('article')).toBeNull();
});

test('a removed poll can be taken back at once, or put back later', async () => {
  const { asks } = await imaniLooksAtPolls();
  asks(sam, { question: 'Your week?', sort: 'word' });
  press(await screen.findByRole('article', { name: 'Your week?' }), 'Remove');
  expect(screen.queryByRole('article')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  press(await screen.findByRole('article', { name: 'Your week?' }), 'Remove');
  fireEvent.click(screen.getByText('Removed in the last 30 days'));
  fireEvent.click(screen.getByRole('button', { name: 'Put back', description: 'Your week?' }));
  await screen.findByRole('article', { name: 'Your week?' });
});

test('a poll of a session says of which, and leads there', async () => {
  const { asks, room } = await imaniLooksAtPolls();
  const session = room.sessions.verbs.plan({
    startsMs: [Date.UTC(2026, 10, 24, 15)],
    minutes: 50,
    how: 'video',
  });
  asks(sam, { question: 'Your week?', sort: 'word', session });
  const poll = await screen.findByRole('article', { name: 'Your week?' });
  await waitFor(() =>
    expect(within(poll).getByRole('link').getAttribute('href')).toMatch(/\/sessions\/\w+$/),
  );
});
