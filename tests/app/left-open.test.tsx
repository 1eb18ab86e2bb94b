// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { beforeAll, expect, test } from 'vitest';
import { isLeftOpen } from '../../src/app/live/create-left-open.ts';
import { localAlias } from '../../src/app/live/local-alias.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniInTheHour, type HourState } from './pretend-hour.ts';
import { imani } from './pretend-people.ts';
import { showApp } from './show-app.tsx';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const question = 'This session is still open. Close it, or go on.';

beforeAll(() => import('../../src/app/features/sessions/session-page.tsx'), 120_000);

/** The state of an hour of 50 minutes, begun at a time of day here, when somebody looks so many minutes after its end. */
const looks = (
  startHour: number,
  after: number,
  more: { readonly closed?: boolean; readonly changedBefore?: number } = {},
): boolean => {
  const atMs = new Date(2026, 10, 24, startHour).getTime();
  const endMs = atMs + 50 * minuteMs;
  const nowMs = endMs + after * minuteMs;
  const changedMs = more.changedBefore === undefined ? atMs : nowMs - more.changedBefore * minuteMs;
  return isLeftOpen(
    {
      atMs,
      minutes: 50,
      startedMs: atMs,
      closedMs: more.closed === true ? endMs : undefined,
      changed: { by: imani.id, atMs: changedMs },
    },
    nowMs,
  );
};

test('a session looks forgotten three hours after its end, or on another day', () => {
  expect(looks(9, 180)).toBe(false);
  expect(looks(9, 181)).toBe(true);
  expect(looks(23, 9)).toBe(false);
  expect(looks(23, 11)).toBe(true);
  expect(looks(9, 24 * 60)).toBe(true);
});

test('a session that was closed, or that somebody was busy with just now, is not forgotten', () => {
  expect(looks(9, 600, { closed: true })).toBe(false);
  expect(looks(9, 600, { changedBefore: 59 })).toBe(false);
  expect(looks(9, 600, { changedBefore: 60 })).toBe(true);
});

async function imaniOpens(state: HourState, page: 'session' | 'today') {
  const clock = simulatedClock(new Date(2026, 10, 22, 14, 20).getTime());
  const hour = imaniInTheHour(clock, state);
  const today = `/w/${localAlias(hour.workspace.me, 'workspace')}`;
  showApp({ clock, attune: hour.attune, at: page === 'session' ? hour.page : today });
  await screen.findByRole('heading', { level: 1 });
  const seen = () => hour.room.room.sessions.view.get().sessions[0];
  return { ...hour, clock, seen };
}
const button = (name: string): HTMLElement => screen.getByRole('button', { name });

test('the page of a session that was never closed asks in one sentence, and going on is not asked again for a while', async () => {
  const { clock, seen } = await imaniOpens('forgotten', 'session');
  screen.getByText(question);
  const goOn = button('Go on');
  goOn.focus();
  fireEvent.click(goOn);
  expect(screen.queryByText(question)).toBeNull();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })),
  );
  expect(seen()?.closedMs).toBeUndefined();
  await clock.advance(2 * hourMs);
  expect(screen.queryByText(question)).toBeNull();
  await clock.advance(2 * hourMs);
  screen.getByText(question);
});

test('closing it from there leads through the end of the hour as always', async () => {
  const { seen } = await imaniOpens('forgotten', 'session');
  fireEvent.click(button('Close it'));
  const dialog = await screen.findByRole('dialog', { name: 'Close session' });
  expect(seen()?.closedMs).toBeUndefined();
  fireEvent.submit(dialog.querySelector('form') ?? dialog);
  await screen.findByText('Finished');
  expect(screen.queryByText(question)).toBeNull();
});

test('an hour that is going on is not asked about, and one left open is, without anybody reloading', async () => {
  const { clock, seen } = await imaniOpens('under-way', 'session');
  expect(screen.queryByText(question)).toBeNull();
  await clock.advance(4 * hourMs);
  screen.getByText(question);
  expect(seen()?.closedMs).toBeUndefined();
});

test('the first page asks as well: closing can be undone, and going on leads into the session', async () => {
  const { seen } = await imaniOpens('forgotten', 'today');
  await screen.findByRole('heading', { name: 'This session is still open' });
  fireEvent.click(button('Close it'));
  expect(seen()?.closedMs).toBeDefined();
  screen.getByText('The session is closed');
  fireEvent.click(button('Undo'));
  expect(seen()?.closedMs).toBeUndefined();
});

test('going on from the first page leads into the session, which does not ask again', async () => {
  await imaniOpens('forgotten', 'today');
  fireEvent.click(await screen.findByRole('button', { name: 'Go on' }));
  await screen.findByRole('region', { name: 'Agenda' });
  expect(screen.queryByText(question)).toBeNull();
});
