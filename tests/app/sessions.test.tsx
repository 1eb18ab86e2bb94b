// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { sessions as sessionsKind } from '../../src/crdt/documents/sessions/sessions.ts';

import { whenDay, whenFull } from '../../src/app/words/when-planned.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { sam } from './pretend-people.ts';
import { held, press, showSessions, write } from './show-sessions.tsx';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const plan = { minutes: 50, how: 'video' } as const;

async function openPlan(): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name: 'Plan a session' }));
  return screen.findByRole('dialog', { name: 'Plan a session' });
}

test('somebody who comes for the first time reads what the page is for and plans a session', async () => {
  const shown = await showSessions();
  screen.getByText('No sessions yet');
  const dialog = await openPlan();
  write(dialog, 'Date', 'next Tuesday');
  write(dialog, 'Time', '3 pm');
  const at = new Date(2026, 10, 24, 15).getTime();
  within(dialog).getByText(/2026.*\(in 2 days\)/);
  write(dialog, 'Length', '45');
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Phone' }));
  press(dialog, 'Save session');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(held(shown)).toMatchObject([{ atMs: at, minutes: 45, how: 'phone' }]);
  const next = screen.getByRole('article', { name: 'Next session' });
  within(next).getByText('Planned, in 2 days');
  expect(
    within(next)
      .getByRole('link', { name: whenDay(at) })
      .getAttribute('href'),
  ).toMatch(/\/sessions\/.+/);
});

test('who writes a day or time that cannot be read is told so kindly, and is back in that box', async () => {
  const shown = await showSessions();
  const dialog = await openPlan();
  write(dialog, 'Date', 'some day');
  write(dialog, 'Time', '15:00');
  press(dialog, 'Save session');
  const box = within(dialog).getByRole('textbox', { name: 'Date' });
  expect(document.activeElement).toBe(box);
  within(dialog).getByText(/We could not read this day/);
  expect(box.getAttribute('aria-invalid')).toBe('true');
  write(dialog, 'Date', '2026-12-01');
  expect(box.getAttribute('aria-invalid')).toBeNull();
  write(dialog, 'Length', '1');
  press(dialog, 'Save session');
  within(dialog).getByText(/from 5 to 480/);
  expect(held(shown)).toEqual([]);
});

test('the day that is offered gives way to the first key', async () => {
  await showSessions({
    fill: ({ room }) =>
      room.sessions.verbs.plan({ ...plan, startsMs: [Date.UTC(2026, 10, 24, 15)] }),
  });
  const dialog = await openPlan();
  const box = within(dialog).getByRole('textbox', { name: 'Date' });
  if (!(box instanceof HTMLInputElement)) throw new Error('The day is typed.');
  expect(document.activeElement).toBe(box);
  expect(box.value).not.toBe('');
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, box.value.length]);
});

test('three at night is shown as such, with the afternoon beside it', async () => {
  await showSessions();
  const dialog = await openPlan();
  write(dialog, 'Date', '1 Dec');
  write(dialog, 'Time', '3:00');
  within(dialog).getByText(/That is at night/);
  write(dialog, 'Time', '3 pm');
  expect(within(dialog).queryByText(/at night/)).toBeNull();
});

test('the next session is offered a week after the last one, at its time, as long and in its way', async () => {
  const clock = simulatedClock(new Date(2026, 10, 22, 14, 20).getTime());
  await showSessions({
    clock,
    fill: ({ room }) =>
      room.sessions.verbs.plan({
        startsMs: [new Date(2026, 10, 24, 15, 30).getTime()],
        minutes: 80,
        how: 'in-person',
      }),
  });
  const dialog = await openPlan();
  const value = (name: string): string =>
    within(dialog).getByRole<HTMLInputElement>('textbox', { name }).value;
  expect([value('Date'), value('Time'), value('Length')]).toEqual([
    '1 December 2026',
    '15:30',
    '80',
  ]);
  expect(within(dialog).getByRole<HTMLInputElement>('radio', { name: 'In person' }).checked).toBe(
    true,
  );
});

test('sessions that come again share a series, and the agenda begins the first of them', async () => {
  const shown = await showSessions();
  const dialog = await openPlan();
  write(dialog, 'Date', '1.12.2026');
  write(dialog, 'Time', '15.00');
  fireEvent.change(within(dialog).getByRole('combobox', { name: 'Repeats' }), {
    target: { value: 'two-weeks' },
  });
  expect(
    within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'How many times' }).value,
  ).toBe('8');
  write(dialog, 'How many times', '1');
  press(dialog, 'Save session');
  within(dialog).getByText(/from 2 to 52/);
  write(dialog, 'How many times', '3');
  within(dialog).getByText(/3 sessions, the last one on/);
  fireEvent.change(within(dialog).getByRole('combobox', { name: 'Begin with an agenda' }), {
    target: { value: 'first-meeting' },
  });
  press(dialog, 'Save session');
  expect(held(shown).map(({ atMs }) => atMs)).toEqual(
    [1, 15, 29].map((day) => new Date(2026, 11, day, 15).getTime()),
  );
  expect(new Set(held(shown).map(({ series }) => series)).size).toBe(1);
  const items = shown.room.agenda.view.get().items;
  expect(items.length).toBeGreaterThan(2);
  expect(new Set(items.map(({ session }) => session))).toEqual(new Set([held(shown)[0]?.id]));
  within(screen.getByRole('article', { name: 'Next session' })).getByText(
    `${items.length} things on the agenda`,
  );
});

test('a session in the past is noted as one that took place', async () => {
  const shown = await showSessions();
  const dialog = await openPlan();
  write(dialog, 'Date', 'last Tuesday');
  write(dialog, 'Time', '15:00');
  within(dialog).getByText(/noted as a session that took place/);
  press(dialog, 'Save session');
  expect(held(shown)[0]?.closedMs).toBeDefined();
  screen.getByText('Finished');
});

test('a session is moved, and both read from when', async () => {
  const from = new Date(2026, 10, 24, 15).getTime();
  const shown = await showSessions({
    fill: ({ room }) => room.sessions.verbs.plan({ startsMs: [from], ...plan }),
  });
  press(screen.getByRole('article', { name: 'Next session' }), 'Change session');
  const dialog = await screen.findByRole('dialog', { name: 'Change session' });
  write(dialog, 'Date', '25 Nov 2026');
  press(dialog, 'Save session');
  expect(held(shown)).toMatchObject([
    { atMs: new Date(2026, 10, 25, 15).getTime(), movedFromMs: from, minutes: 50 },
  ]);
  screen.getByText('Moved, in 3 days');
  screen.getByText(`Moved from ${whenFull(from)}`);
});

test('a change of the length leaves the day that the other chose meanwhile', async () => {
  const from = new Date(2026, 10, 24, 15).getTime();
  const later = new Date(2026, 10, 26, 9).getTime();
  const shown = await showSessions({
    fill: ({ room }) => room.sessions.verbs.plan({ startsMs: [from], ...plan }),
  });
  press(screen.getByRole('article', { name: 'Next session' }), 'Change session');
  const dialog = await screen.findByRole('dialog', { name: 'Change session' });
  const [session] = held(shown);
  if (session === undefined) throw new Error('There is a session.');
  shown.as(sam.id, sessionsKind).change(session.id, { atMs: later });
  write(dialog, 'Length', '30');
  press(dialog, 'Save session');
  expect(held(shown)).toMatchObject([{ atMs: later, minutes: 30 }]);
});

test('one session is taken off and comes back by Undo', async () => {
  const shown = await showSessions({
    fill: ({ room, nowMs }) => room.sessions.verbs.plan({ startsMs: [nowMs + dayMs], ...plan }),
  });
  press(screen.getByRole('article', { name: 'Next session' }), 'Take off');
  expect(held(shown)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(held(shown)).toHaveLength(1);
});

test('of a series one is asked whether the later ones go too, and all of them come back by Undo', async () => {
  const shown = await showSessions({
    fill: ({ room, nowMs }) =>
      room.sessions.verbs.plan({
        startsMs: [1, 8, 15].map((days) => nowMs + days * dayMs),
        ...plan,
      }),
  });
  const later = screen.getByRole('region', { name: 'Later on' });
  press(within(later).getAllByRole('listitem')[0] ?? later, 'Take off');
  const dialog = await screen.findByRole('dialog', { name: 'Take off this session?' });
  press(dialog, 'Take off this and the later ones');
  expect(held(shown)).toHaveLength(1);
  screen.getByText('2 sessions taken off');
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(held(shown)).toHaveLength(3);
});

test('a session that did not happen gets a kind sentence, and can be said to have taken place', async () => {
  const shown = await showSessions({
    fill: ({ room, nowMs }) => room.sessions.verbs.plan({ startsMs: [nowMs - 2 * dayMs], ...plan }),
  });
  screen.getByText('Missed');
  screen.getByText('It did not happen this time. You can plan another one.');
  fireEvent.click(screen.getByRole('button', { name: 'It did take place' }));
  screen.getByText('Finished');
  expect(screen.queryByText(/did not happen/)).toBeNull();
  expect(held(shown)[0]?.closedMs).toBeDefined();
});

test('a session that is under way stands first, with the way in', async () => {
  const { clock } = await showSessions({
    fill({ room, nowMs }) {
      const session = room.sessions.verbs.plan({ startsMs: [nowMs - 600_000], ...plan });
      room.sessions.verbs.start(session);
      room.sessions.verbs.plan({ startsMs: [nowMs + 7 * dayMs], ...plan });
    },
  });
  const cards = screen.getAllByRole('article').map((card) => card.textContent);
  expect(cards[0]).toContain('Under way now');
  expect(cards[1]).toContain('Next session');
  await clock.advance(dayMs);
  screen.getByText('Planned, in 6 days');
});

test('what is planned becomes missed on the page that stays open, without anybody reloading', async () => {
  const { clock } = await showSessions({
    fill: ({ room, nowMs }) => room.sessions.verbs.plan({ startsMs: [nowMs + hourMs], ...plan }),
  });
  screen.getByText('Planned, today');
  await clock.advance(4 * hourMs);
  screen.getByText('Missed');
});

test('past sessions lie folded by year, the latest open, each named by its day', async () => {
  const year = (count: number): number => new Date(2026 - count, 4, 5, 10).getTime();
  const shown = await showSessions({
    fill({ room }) {
      for (const atMs of [year(2), year(1), year(0), year(0) + dayMs]) {
        room.sessions.verbs.close(room.sessions.verbs.plan({ startsMs: [atMs], ...plan }));
      }
    },
  });
  screen.getByText('2026: 2 sessions');
  screen.getByRole('link', { name: whenFull(year(0)) });
  expect(screen.queryByRole('link', { name: whenFull(year(1)) })).toBeNull();
  const folded = screen.getByText('2025: 1 session').closest('details');
  if (folded === null) throw new Error('A year folds.');
  folded.open = true;
  fireEvent(folded, new Event('toggle'));
  await screen.findByRole('link', { name: whenFull(year(1)) });
  expect(held(shown)).toHaveLength(4);
});

test('the other’s clock is told where it differs, and one’s own is told to the others once a session is ahead', async () => {
  const shown = await showSessions({
    fill({ room, as, nowMs }) {
      room.sessions.verbs.plan({ startsMs: [nowMs + dayMs], ...plan });
      as(sam.id, sessionsKind).tellZone('Pacific/Kiritimati');
    },
  });
  within(screen.getByRole('article', { name: 'Next session' })).getByText(/for Sam Rivers\)/);
  expect(shown.room.sessions.view.get().zones.map(({ member }) => member)).toContain(
    shown.workspace.me,
  );
});

test('nobody’s place on earth is told while they are alone, or nothing is ahead', async () => {
  const alone = await showSessions({
    alone: true,
    fill: ({ room, nowMs }) => room.sessions.verbs.plan({ startsMs: [nowMs + dayMs], ...plan }),
  });
  expect(alone.room.sessions.view.get().zones).toEqual([]);
});

test('hundreds of sessions: only the year that is open has rows', async () => {
  await showSessions({
    fill({ room, nowMs }) {
      for (let batch = 0; batch < 10; batch += 1) {
        const startsMs = Array.from(
          { length: 50 },
          (_, nth) => nowMs - (batch * 50 + nth + 1) * 7 * dayMs,
        );
        room.sessions.verbs.plan({ startsMs, ...plan });
      }
    },
  });
  expect(screen.getAllByRole('listitem').length).toBeLessThan(100);
  expect(screen.getAllByText(/^\d{4}: \d+ sessions$/).length).toBeGreaterThan(8);
});

test('a year of weeks ahead shows the nearest few; the others come when asked for, with focus on the first of them', async () => {
  await showSessions({
    fill: ({ room, nowMs }) =>
      room.sessions.verbs.plan({
        startsMs: Array.from({ length: 52 }, (_, nth) => nowMs + (nth * 7 + 1) * dayMs),
        ...plan,
      }),
  });
  const later = screen.getByRole('region', { name: 'Later on' });
  expect(within(later).getAllByRole('listitem')).toHaveLength(8);
  press(later, 'Show 43 later sessions');
  const rows = within(later).getAllByRole('listitem');
  expect(rows).toHaveLength(51);
  expect(rows[8]?.contains(document.activeElement)).toBe(true);
  expect(within(later).queryByRole('button', { name: /^Show / })).toBeNull();
});

test('two sessions more than the nearest few are shown at once, without a button', async () => {
  await showSessions({
    fill: ({ room, nowMs }) =>
      room.sessions.verbs.plan({
        startsMs: Array.from({ length: 11 }, (_, nth) => nowMs + (nth * 7 + 1) * dayMs),
        ...plan,
      }),
  });
  const later = screen.getByRole('region', { name: 'Later on' });
  expect(within(later).getAllByRole('listitem')).toHaveLength(10);
  expect(within(later).queryByRole('button', { name: /^Show / })).toBeNull();
});
