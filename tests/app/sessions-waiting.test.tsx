// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { agenda } from '../../src/crdt/documents/agenda/agenda.ts';
import { sam } from './pretend-people.ts';
import { showSessions } from './show-sessions.tsx';

const waiting = (): HTMLElement | null =>
  screen.queryByRole('region', { name: 'Waits for the next session' });
const row = (text: string) => {
  const place = waiting();
  if (place === null) throw new Error('Something waits for the next session.');
  const [found] = within(place)
    .getAllByRole('listitem')
    .filter((one) => one.textContent.includes(text));
  if (found === undefined) throw new Error(`“${text}” waits for the next session.`);
  return within(found);
};

test('what was brought before any session is planned is seen where sessions are, until one is planned', async () => {
  const { room, as } = await showSessions({
    fill: ({ room, as }) => {
      room.agenda.verbs.add({ text: 'The letter' });
      as(sam.id, agenda).add({ text: 'The call with my brother' });
    },
  });
  row('The call with my brother').getByText('Brought by Sam Rivers');
  expect(row('The call with my brother').queryByRole('button')).toBeNull();
  fireEvent.click(row('The letter').getByRole('button', { name: 'Take out' }));
  expect(within(document.body).queryByText('The letter')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  row('The letter');

  const session = room.sessions.verbs.plan({
    startsMs: [new Date(2026, 10, 24, 15).getTime()],
    minutes: 50,
    how: 'video',
  });
  expect(waiting()).toBeNull();
  screen.getByText('2 things on the agenda');
  room.sessions.verbs.remove(session);
  as(sam.id, agenda).add({ text: 'Sleep' });
  row('Sleep').getByText('Brought by Sam Rivers');
});

test('while nothing waits, nothing is said of it', async () => {
  await showSessions();
  expect(waiting()).toBeNull();
});
