// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { beforeAll, expect, test } from 'vitest';
import { feedback } from '../../src/crdt/documents/feedback/feedback.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniInTheHour, type PretendHour } from './pretend-hour.ts';
import { sam } from './pretend-people.ts';
import { showApp } from './show-app.tsx';

beforeAll(() => import('../../src/app/features/sessions/session-page.tsx'), 120_000);

/** Imani, a therapist, opens the page of a session. */
async function imaniOpens(state: 'finished'): Promise<PretendHour> {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const hour = imaniInTheHour(clock, state);
  showApp({ clock, attune: hour.attune, at: hour.page });
  await screen.findByRole('heading', { level: 1 });
  return hour;
}
const button = (name: string): HTMLElement => screen.getByRole('button', { name });

test('a therapist who answers what was said of the hour gets hints for plain words', async () => {
  document.documentElement.lang = 'en';
  const { room, session } = await imaniOpens('finished');
  room.as(sam.id, feedback).give({ session, scores: {}, words: 'It was quiet.', wish: undefined });
  const card = within(await screen.findByRole('article', { name: 'How it was for Sam Rivers' }));
  fireEvent.click(card.getByRole('button', { name: 'Write an answer' }));
  const box = card.getByRole<HTMLTextAreaElement>('textbox', { name: 'Answer' });
  fireEvent.input(box, { target: { value: 'We could utilise that.' } });
  await card.findByText('“utilise” could be “use”.');
  fireEvent.click(card.getByRole('button', { name: 'Use this' }));
  expect(box.value).toBe('We could use that.');
});

test('a card of how it was keeps its boxes folded until somebody writes, and again after', async () => {
  const { room, session } = await imaniOpens('finished');
  room.as(sam.id, feedback).give({ session, scores: {}, words: 'It was quiet.', wish: undefined });
  const card = within(await screen.findByRole('article', { name: 'How it was for Sam Rivers' }));
  expect(card.queryAllByRole('textbox')).toEqual([]);
  const opener = (): HTMLElement => card.getByRole('button', { name: 'Write an answer' });
  fireEvent.click(opener());
  const [box, ...others] = card.getAllByRole('textbox');
  expect(others).toEqual([]);
  expect(document.activeElement).toBe(box);
  fireEvent.click(card.getByRole('button', { name: 'Cancel' }));
  expect(document.activeElement).toBe(opener());

  fireEvent.click(opener());
  const answer = card.getByRole('textbox', { name: 'Answer' });
  expect(answer).toHaveProperty('value', '');
  fireEvent.input(answer, { target: { value: 'Thank you.' } });
  fireEvent.click(card.getByRole('button', { name: 'Send answer' }));
  within(card.getByRole('region', { name: 'Answers' })).getByText('Thank you.');
  expect(card.queryAllByRole('textbox')).toEqual([]);
  expect(document.activeElement).toBe(opener());
});

test('a reply that was taken back comes again by Undo', async () => {
  const { room, session } = await imaniOpens('finished');
  const sams = room.as(sam.id, feedback);
  const given = sams.give({ session, scores: {}, words: 'It was quiet.', wish: undefined });
  room.room.feedback.verbs.reply(given, 'Thank you.');
  const card = within(await screen.findByRole('article', { name: 'How it was for Sam Rivers' }));
  fireEvent.click(card.getByRole('button', { name: 'Take back' }));
  expect(card.queryByText('Thank you.')).toBeNull();
  screen.getByText('Your words are taken back');
  fireEvent.click(button('Undo'));
  card.getByText('Thank you.');
});
