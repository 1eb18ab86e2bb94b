// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { dayInFull, monthInFull } from '../../src/app/words/journal-days.ts';
import { listed, showJournal, writingPage } from './journal-at-hand.ts';
import { writeWeeks } from './pretend-journal-weeks.ts';
import type { PretendJournal } from './pretend-journal.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { showApp } from './show-app.tsx';

const weeks = (journal: PretendJournal): undefined => {
  writeWeeks(journal);
  return undefined;
};
const nowMs = Date.UTC(2026, 10, 22, 14, 20);
const full = (day: string): string => dayInFull(Date.parse(`${day}T12:00:00`), nowMs);
const month = (of: string): string => monthInFull(Date.parse(`${of}-01T12:00:00`));
const search = (query: string): void => {
  fireEvent.input(screen.getByRole('searchbox', { name: 'Search my journal' }), {
    target: { value: query },
  });
};

test('the way to the journal is a place of the workspace that says it is for oneself alone', async () => {
  const { attune } = imaniAtHome(simulatedClock(nowMs));
  showApp({ attune });
  const link = await screen.findByRole('link', { name: 'Journal' });
  expect(link.getAttribute('aria-description')).toBe('Only you');
  fireEvent.click(link);
  await screen.findByRole('heading', { level: 1, name: 'Journal' });
  expect(within(screen.getByRole('main')).getByText('Only you')).toBeDefined();
});

test('an empty journal says what it is for, founds nothing, and begins with the first entry', async () => {
  const { attune } = imaniAtHome(simulatedClock(nowMs));
  const app = showApp({ attune, at: '/journal' });
  await screen.findByRole('heading', { name: 'Your first page' });
  expect(attune.personal.get().tag).toBe('none');
  fireEvent.click(screen.getByRole('button', { name: 'New entry' }));
  await writingPage();
  expect(attune.personal.get().tag).toBe('open');
  expect(app.address()).toMatch(/^\/journal\/\w+$/);
});

test('entries are listed by month, the latest first, and only an open month has rows', async () => {
  await showJournal('client', { write: weeks });
  const november = screen.getByRole('button', { name: month('2026-11') });
  expect(november.getAttribute('aria-expanded')).toBe('true');
  expect(listed()).toHaveLength(4);
  await waitFor(() => expect(listed()[0]).toContain('I kept thinking'));
  const october = screen.getByRole('button', { name: month('2026-10') });
  expect(october.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(october);
  expect(listed()).toHaveLength(6);
  fireEvent.click(november);
  expect(listed()).toHaveLength(2);
});

test('what is found is shown with its passage and marked hits, and how much it is is said', async () => {
  await showJournal('client', { write: weeks });
  search('RIVER');
  expect(screen.getByText('2 entries found').getAttribute('role')).toBe('status');
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
    'River',
    'river',
  ]);
  search('submarine');
  expect(screen.getByText('Nothing found')).toBeDefined();
  expect(screen.getByText(/^No entry has this word\./)).toBeDefined();
  search('submarine river');
  expect(screen.getByText(/^No entry has all of these words\. Fewer words/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Empty the search box' }));
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  expect(listed()).toHaveLength(4);
});

test('a word that is how a day was is marked there, and stands there once', async () => {
  await showJournal('client', {
    write(journal) {
      writeWeeks(journal);
      journal.write({ day: '2026-11-18', mood: 'tired' });
      return undefined;
    },
  });
  search('tired');
  const hits = [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
  expect(hits).toEqual(['tired', 'tired', 'tired']);
  expect(listed().map((words) => words.split('tired').length - 1)).toEqual([1, 1, 1]);
  expect(listed().at(-1)).toMatch(/tired.*Slept badly\. Nothing else to say\.$/);
  expect(listed().at(-2)).toMatch(/tired.*Nothing written yet$/);
});

test('a search is still there when somebody comes back from what they found', async () => {
  await showJournal('client', { write: weeks });
  search('noor');
  fireEvent.click(screen.getAllByRole('link', { name: /Noor/ })[0] ?? document.body);
  fireEvent.click(await screen.findByRole('link', { name: 'All entries' }));
  await screen.findByText('2 entries found');
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('noor');
});

test('the calendar tells which days have entries, and shows those of the day that is pressed', async () => {
  await showJournal('client', { write: weeks });
  const grid = screen.getByRole('grid', { name: month('2026-11') });
  const today = within(grid).getByRole('button', { name: `${full('2026-11-22')}, one entry` });
  expect(today.getAttribute('aria-current')).toBe('date');
  fireEvent.click(within(grid).getByRole('button', { name: `${full('2026-11-21')}, one entry` }));
  expect(screen.getByRole('heading', { name: full('2026-11-21') })).toBeDefined();
  expect(listed()).toHaveLength(1);
  fireEvent.click(within(grid).getByRole('button', { name: full('2026-11-20') }));
  expect(screen.getByText('Nothing was written for this day.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Show all days' }));
  expect(listed()).toHaveLength(4);
});

test('whoever chooses a day by key stays on it, and hears which one is shown', async () => {
  await showJournal('client', { write: weeks });
  const day = screen.getByRole('button', { name: `${full('2026-11-21')}, one entry` });
  const status = within(screen.getByRole('region', { name: 'Calendar' })).getByRole('status');
  expect(status.textContent).toBe('');
  day.focus();
  fireEvent.click(day);
  expect(document.activeElement).toBe(day);
  expect(day.getAttribute('aria-pressed')).toBe('true');
  expect(status.textContent).toBe(`${full('2026-11-21')}, one entry`);
  fireEvent.keyDown(day, { key: 'ArrowLeft' });
  const before = screen.getByRole('button', { name: full('2026-11-20') });
  fireEvent.click(before);
  expect(document.activeElement).toBe(before);
  expect(status.textContent).toBe(`${full('2026-11-20')}, no entries`);
  fireEvent.click(before);
  expect(document.activeElement).toBe(before);
  expect(status.textContent).toBe('');
});

test('an entry about another day begins on that day', async () => {
  const { journal } = await showJournal('client', { write: weeks });
  fireEvent.click(screen.getByRole('button', { name: full('2026-11-20') }));
  fireEvent.click(screen.getByRole('button', { name: 'Write about this day' }));
  await writingPage();
  expect(journal.entries.view.get().entries.some(({ day }) => day === '2026-11-20')).toBe(true);
});

test('the calendar is one stop for Tab: arrows go from day to day and week to week, Page Up to the month before', async () => {
  await showJournal('client', { write: weeks });
  const grid = screen.getByRole('grid');
  const held = (): string | undefined =>
    document.activeElement instanceof HTMLElement
      ? document.activeElement.dataset['day']
      : undefined;
  const key = (name: string): void => {
    fireEvent.keyDown(document.activeElement ?? grid, { key: name });
  };
  grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  expect(held()).toBe('2026-11-22');
  key('ArrowLeft');
  expect(held()).toBe('2026-11-21');
  key('ArrowUp');
  expect(held()).toBe('2026-11-14');
  key('Home');
  expect(held()).toBe('2026-11-01');
  key('ArrowLeft');
  await waitFor(() => expect(held()).toBe('2026-10-31'));
  key('PageUp');
  expect(held()).toBe('2026-09-30');
  expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  for (let months = 0; months < 3; months += 1) key('PageDown');
  expect(held()).toBe('2026-11-22');
});

test('a removed entry can be put back', async () => {
  const { journal } = await showJournal('client', {
    write: (pretend) => pretend.write({ day: '2026-11-22', paragraphs: ['River.'] }),
    entry: true,
  });
  await screen.findByRole('textbox', { name: 'Entry' });
  fireEvent.click(screen.getByRole('button', { name: 'Remove entry' }));
  await screen.findByText('Entry removed');
  expect(journal.entries.view.get().entries).toHaveLength(0);
  fireEvent.click(await screen.findByText('Removed in the last 30 days'));
  fireEvent.click(screen.getByRole('button', { name: 'Put back' }));
  await waitFor(() => expect(listed()).toHaveLength(1));
  expect(journal.entries.view.get().entries).toHaveLength(1);
});

test('that somebody is in their journal is not told to the others', async () => {
  const { workspace } = await showJournal('client', { write: weeks });
  expect(workspace.places.map(({ page }) => page)).toEqual(['elsewhere']);
});

test('the journal is reached from Your workspaces, and from the first page once something rests here', async () => {
  const { attune } = await showJournal('front', { write: weeks });
  fireEvent.click(screen.getByRole('link', { name: 'Your workspaces' }));
  expect((await screen.findByRole('link', { name: /^Your journal/ })).getAttribute('href')).toBe(
    '/journal',
  );
  attune.workspaces.set([]);
  cleanup();
  showApp({ attune });
  expect((await screen.findByRole('link', { name: 'Your journal' })).getAttribute('href')).toBe(
    '/journal',
  );
});

test('of hundreds of entries only those of the open month are drawn, and of those that are found thirty at once', async () => {
  const { journal } = await showJournal('front', {
    write: ({ write }) => {
      for (let index = 0; index < 400; index += 1) {
        const day = new Date(Date.UTC(2018, 0, 1 + index)).toISOString().slice(0, 10);
        write({ day, paragraphs: [`Day ${index} by the river.`] });
      }
      return undefined;
    },
  });
  expect(journal.entries.view.get().entries).toHaveLength(400);
  expect(listed().length).toBeLessThanOrEqual(31);
  search('river');
  expect(screen.getByText('400 entries found')).toBeDefined();
  expect(listed()).toHaveLength(30);
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(listed()).toHaveLength(60);
});

test('at midnight what was written today becomes yesterday’s, on a page that stays open', async () => {
  const { clock } = await showJournal('client', { write: weeks });
  await waitFor(() => expect(listed()[0]).toContain('Today'));
  expect(listed()[1]).toContain('Yesterday');
  await clock.advance(24 * 3_600_000);
  expect(listed()[0]).toContain('Yesterday');
  expect(listed()[1]).not.toContain('Yesterday');
});

test('whoever turns to the search has the words of all entries at hand before the first letter', async () => {
  const { journal, clock } = await showJournal('client', { write: weeks });
  const asked = vi.spyOn(journal.entries.verbs, 'words');
  fireEvent.focus(screen.getByRole('searchbox', { name: 'Search my journal' }));
  await clock.advance(1);
  expect(new Set(asked.mock.calls.map(([id]) => id)).size).toBe(6);
});
