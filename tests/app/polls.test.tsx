// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { imani, sam } from './pretend-people.ts';
import {
  addOptions,
  card,
  imaniLooksAtPolls,
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

test('Imani asks for one of three, answers, and Sam’s answer comes into the table beside hers', async () => {
  const { answersOf, pollOf } = await imaniLooksAtPolls();
  const dialog = await writeQuestion('Where shall we start?');
  addOptions(dialog, ['My brother', 'Sleep', 'Work']);
  press(dialog, 'Ask');
  expect(screen.queryByRole('dialog')).toBeNull();
  choose(card('Where shall we start?'), 'Sleep');
  await sendAnswer('Where shall we start?');
  const poll = pollOf('Where shall we start?');
  expect(poll.asked).toEqual([imani.id, sam.id]);
  await answersOf(sam).send(poll.id, { sort: 'one', option: poll.options[0]?.id ?? '' });
  await waitFor(() =>
    expect(results('Where shall we start?')).toEqual([
      ['Answer', 'How many', 'Who'],
      ['My brother', '1', 'Sam Rivers'],
      ['Sleep', '1', 'You'],
      ['Work', '0', 'Nobody'],
    ]),
  );
});

test('an answer that was sent can be changed, and what stands there at once is the new one', async () => {
  const { asks } = await imaniLooksAtPolls();
  asks(sam, { question: 'Which evening?', options: ['Tuesday', 'Sunday'] });
  const poll = await screen.findByRole('article', { name: 'Which evening?' });
  choose(poll, 'Tuesday');
  await sendAnswer('Which evening?');
  choose(poll, 'Sunday');
  expect(within(poll).queryByText(/^Your answer is there/)).toBeNull();
  await sendAnswer('Which evening?');
  expect(results('Which evening?').slice(1)).toEqual([
    ['Tuesday', '0', 'Nobody'],
    ['Sunday', '1', 'You'],
  ]);
});

test('several are ticked, and each counts', async () => {
  const { asks } = await imaniLooksAtPolls();
  asks(sam, { question: 'What helps?', sort: 'several', options: ['Music', 'Sleep', 'Walking'] });
  const poll = await screen.findByRole('article', { name: 'What helps?' });
  fireEvent.click(within(poll).getByRole('checkbox', { name: 'Walking' }));
  fireEvent.click(within(poll).getByRole('checkbox', { name: 'Music' }));
  await sendAnswer('What helps?');
  expect(results('What helps?').slice(1)).toEqual([
    ['Music', '1', 'You'],
    ['Sleep', '0', 'Nobody'],
    ['Walking', '1', 'You'],
  ]);
});

test('a scale has the numbers from 0 to 10, and its table tells from where to where the answers go', async () => {
  const { asks, answersOf, pollOf } = await imaniLooksAtPolls();
  asks(sam, { question: 'How was it?', sort: 'scale' });
  const poll = await screen.findByRole('article', { name: 'How was it?' });
  const names = within(poll)
    .getAllByRole('radio')
    .map((radio) => radio.closest('label')?.textContent);
  expect(names).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  within(poll).getByText('0 is the least');
  within(poll).getByText('10 is the most');
  choose(poll, '8');
  await sendAnswer('How was it?');
  await answersOf(sam).send(pollOf('How was it?').id, { sort: 'scale', value: 5 });
  await within(poll).findByText('From 5 to 8, the middle is 6.5.');
  expect(results('How was it?')).toEqual([
    ['Number', 'How many', 'Who'],
    ['8', '1', 'You'],
    ['5', '1', 'Sam Rivers'],
  ]);
});

test('whoever asks says what 0 and 10 mean, and the others read it at the numbers and beside the results', async () => {
  const { pollOf } = await imaniLooksAtPolls();
  const dialog = await writeQuestion('How heavy was the week?');
  expect(within(dialog).queryByRole('textbox', { name: 'What 0 means' })).toBeNull();
  choose(dialog, 'Scale');
  fireEvent.input(within(dialog).getByRole('textbox', { name: 'What 0 means' }), {
    target: { value: ' Light as a feather ' },
  });
  press(dialog, 'Ask');
  expect(pollOf('How heavy was the week?').ends).toEqual({ low: 'Light as a feather', high: '' });
  const poll = await screen.findByRole('article', { name: 'How heavy was the week?' });
  within(poll).getByRole('radiogroup', {
    name: 'How heavy was the week?',
    description: '0: Light as a feather 10 is the most',
  });
  choose(poll, '3');
  await sendAnswer('How heavy was the week?');
  expect(within(poll).getAllByText('0: Light as a feather')).toHaveLength(2);
  press(poll, 'Ask again');
  const again = await screen.findByRole('dialog', { name: 'New poll' });
  expect(within(again).getByRole<HTMLInputElement>('textbox', { name: 'What 0 means' }).value).toBe(
    'Light as a feather',
  );
});

test('what others have answered waits for one’s own answer, or until one asks to see it', async () => {
  const { answersOf, asks, pollOf } = await imaniLooksAtPolls();
  for (const question of ['Which evening?', 'Which room?']) {
    asks(sam, { question, options: ['The first', 'The second'] });
    const { id, options } = pollOf(question);
    await answersOf(sam).send(id, { sort: 'one', option: options[1]?.id ?? '' });
  }
  const evening = await screen.findByRole('article', { name: 'Which evening?' });
  within(evening).getByText(/^The others’ answers show once you have given yours/);
  within(evening).getByText('Sam Rivers has answered');
  expect(within(evening).queryByRole('table')).toBeNull();
  choose(evening, 'The first');
  expect(within(evening).queryByRole('table')).toBeNull();
  await sendAnswer('Which evening?');
  expect(results('Which evening?').slice(1)).toEqual([
    ['The first', '1', 'You'],
    ['The second', '1', 'Sam Rivers'],
  ]);

  const room = await screen.findByRole('article', { name: 'Which room?' });
  expect(within(room).queryByRole('table')).toBeNull();
  press(room, 'Show answers so far');
  expect(results('Which room?').slice(1)).toEqual([
    ['The first', '0', 'Nobody'],
    ['The second', '1', 'Sam Rivers'],
  ]);
  expect(document.activeElement).toBe(within(room).getByRole('table', { name: 'Results' }));
  expect(within(room).queryByRole('button', { name: 'Show answers so far' })).toBeNull();
});

test('the answers of a poll that is closed are seen by whoever has not answered', async () => {
  const { answersOf, asks, pollOf, verbsOf } = await imaniLooksAtPolls();
  asks(sam, { question: 'Which evening?', options: ['Tuesday', 'Sunday'] });
  const { id, options } = pollOf('Which evening?');
  await answersOf(sam).send(id, { sort: 'one', option: options[1]?.id ?? '' });
  const poll = await screen.findByRole('article', { name: 'Which evening?' });
  expect(within(poll).queryByRole('table')).toBeNull();
  verbsOf(sam).setClosed(id, true);
  await within(poll).findByRole('table', { name: 'Results' });
  expect(within(poll).queryByText(/^The others’ answers show/)).toBeNull();
});

test('an order is made by the keyboard alone, said aloud, and focus stays on what was moved', async () => {
  const { asks, answersOf, pollOf } = await imaniLooksAtPolls();
  asks(sam, { question: 'What first?', sort: 'rank', options: ['Walks', 'Sleep', 'Calls'] });
  const poll = await screen.findByRole('article', { name: 'What first?' });
  const rows = (): readonly string[] =>
    within(poll)
      .getAllByRole('button', { name: /arrow keys/ })
      .map((handle) => handle.getAttribute('aria-label')?.split('. ')[1] ?? '');
  const calls = within(poll).getByRole('button', { name: /Calls\. Move/ });
  calls.focus();
  fireEvent.keyDown(calls, { key: 'ArrowUp' });
  fireEvent.keyDown(within(poll).getByRole('button', { name: /Calls\. Move/ }), { key: 'ArrowUp' });
  expect(rows()).toEqual(['Calls', 'Walks', 'Sleep']);
  within(poll).getByText('“Calls” is now 1 of 3.');
  await waitFor(() =>
    expect(document.activeElement).toBe(within(poll).getByRole('button', { name: /Calls\. Move/ })),
  );
  const later = within(poll).getByRole('button', { name: 'Later', description: 'Walks' });
  later.focus();
  fireEvent.click(later);
  expect(rows()).toEqual(['Calls', 'Sleep', 'Walks']);
  // It can go no further, so focus is on the button beside it.
  const earlier = within(poll).getByRole('button', { name: 'Earlier', description: 'Walks' });
  await waitFor(() => expect(document.activeElement).toBe(earlier));
  await sendAnswer('What first?');
  const [walks, sleep, call] = pollOf('What first?').options.map(({ id }) => id);
  await answersOf(sam).send(pollOf('What first?').id, {
    sort: 'rank',
    options: [sleep ?? '', call ?? '', walks ?? ''],
  });
  await waitFor(() =>
    expect(results('What first?')).toEqual([
      ['Answer', 'Average place', 'Places'],
      ['Sleep', '1.5', 'You: 2Sam Rivers: 1'],
      ['Calls', '1.5', 'You: 1Sam Rivers: 2'],
      ['Walks', '3', 'You: 3Sam Rivers: 3'],
    ]),
  );
});

test('a word is written, and words that differ in capital letters only are one', async () => {
  const { asks, answersOf, pollOf } = await imaniLooksAtPolls();
  asks(sam, { question: 'Your week in one word', sort: 'word' });
  const poll = await screen.findByRole('article', { name: 'Your week in one word' });
  press(poll, 'Send my answer');
  await within(poll).findByText('Please write one word first.');
  fireEvent.input(within(poll).getByRole('textbox', { name: 'Your word' }), {
    target: { value: 'Full' },
  });
  await sendAnswer('Your week in one word');
  await answersOf(sam).send(pollOf('Your week in one word').id, { sort: 'word', word: 'full' });
  await waitFor(() =>
    expect(
      results('Your week in one word')
        .slice(1)
        .map(([, count]) => count),
    ).toEqual(['2']),
  );
});

test('dots are shared out by their buttons, and no more than there are', async () => {
  const { asks } = await imaniLooksAtPolls();
  asks(sam, { question: 'Where to?', sort: 'dots', options: ['Sleep', 'Work'], dots: 3 });
  const poll = await screen.findByRole('article', { name: 'Where to?' });
  within(poll).getByText('3 of 3 left');
  press(poll, 'Send my answer');
  await within(poll).findByText('Please give at least one dot first.');
  const sleep = within(within(poll).getByRole('group', { name: 'Sleep' }));
  const more = sleep.getByRole('button', { name: 'Add a dot' });
  more.focus();
  for (let press = 0; press < 5; press += 1) fireEvent.click(more);
  within(poll).getByText('0 of 3 left');
  sleep.getByText('3 dots');
  expect(document.activeElement).toBe(more);
  fireEvent.click(sleep.getByRole('button', { name: 'Take a dot away' }));
  const work = within(within(poll).getByRole('group', { name: 'Work' }));
  fireEvent.click(work.getByRole('button', { name: 'Take a dot away' }));
  fireEvent.click(work.getByRole('button', { name: 'Add a dot' }));
  await sendAnswer('Where to?');
  expect(results('Where to?')).toEqual([
    ['Answer', 'Dots', 'Who'],
    ['Sleep', '2', 'You: 2'],
    ['Work', '1', 'You: 1'],
  ]);
});
