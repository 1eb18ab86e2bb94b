// @vitest-environment jsdom
import { screen, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { TasksDue } from '../../src/app/cards/tasks/tasks-due.tsx';
import { inSessionRoom } from '../../src/app/live/session-room-context.tsx';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imani, sam } from './pretend-people.ts';
import { pretendSessionNotes } from './pretend-session-notes.ts';
import { showApp } from './show-app.tsx';

// The list alone, whatever else the page shows.
vi.mock('../../src/app/features/today/today-page.tsx', () => ({
  default: inSessionRoom(TasksDue),
}));

test('Imani sees what she and everybody have still to do, the nearest day first, and ticks it off', async () => {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune, page, room } = pretendSessionNotes(clock);
  const { verbs } = room.tasks;
  verbs.add({ sort: 'between', text: 'Send the card', owner: imani.id });
  verbs.add({ sort: 'between', text: 'Look at the calendar', day: '2026-11-29' });
  verbs.add({ sort: 'between', text: 'Ask about Thursday', owner: imani.id, day: '2026-11-24' });
  verbs.add({ sort: 'between', text: 'Walk to the river', owner: sam.id, day: '2026-11-23' });
  verbs.add({ sort: 'decided', text: 'Calls may end' });
  verbs.setDone(verbs.add({ sort: 'between', text: 'Water first' }), true);
  showApp({ clock, attune, at: page.replace(/sessions.*/, 'today') });
  const list = within(await screen.findByRole('list', { name: 'Between now and next time' }));
  const words = (): string[] =>
    list.getAllByRole('checkbox').map((box) => box.parentElement?.textContent ?? '');
  expect(words()).toEqual(['Ask about Thursday', 'Look at the calendar', 'Send the card']);
  list.getByRole('checkbox', { name: 'Ask about Thursday' }).click();
  expect(words()).toEqual(['Look at the calendar', 'Send the card']);
  for (const box of list.getAllByRole('checkbox')) box.click();
  expect(screen.queryByRole('list', { name: 'Between now and next time' })).toBeNull();
});
