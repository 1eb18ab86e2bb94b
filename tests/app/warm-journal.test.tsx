// @vitest-environment jsdom
import { cleanup, render } from '@solidjs/testing-library';
import { MemoryRouter, Route } from '@solidjs/router';
import { afterEach, expect, test } from 'vitest';
import { AppProvider } from '../../src/app/live/app-context.tsx';
import { warmJournal } from '../../src/app/shell/warm-journal.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';
import { pretendBrowser } from './pretend-browser.ts';
import { pretendJournal } from './pretend-journal.ts';

afterEach(cleanup);
const nowMs = Date.UTC(2026, 10, 24, 20);

/** Somebody is on a page from which the journal is one press away; gives what lets time pass, and what leaves the page. */
function stayOnPage(attune: PretendAttune) {
  const clock = simulatedClock(nowMs);
  const Page = () => {
    warmJournal('/journal');
    return null;
  };
  const { unmount } = render(() => (
    <AppProvider attune={attune} browser={pretendBrowser(clock)}>
      <MemoryRouter>
        <Route path="/" component={Page} />
      </MemoryRouter>
    </AppProvider>
  ));
  return { pass: (ms: number) => clock.advance(ms), leave: unmount };
}

test('a journal that rests here is opened as soon as the page has been painted', async () => {
  const { attune } = await pretendJournal(nowMs);
  attune.personal.set({ tag: 'resting' });
  const { pass } = stayOnPage(attune);
  expect(attune.personal.get().tag).toBe('resting');
  await pass(100);
  await expect.poll(() => attune.personal.get().tag).toBe('open');
});

test('where there is none nothing is founded, and a page that is left opens none', async () => {
  const none = pretendAttune(nowMs);
  await stayOnPage(none).pass(5_000);
  const { attune } = await pretendJournal(nowMs);
  attune.personal.set({ tag: 'resting' });
  const { pass, leave } = stayOnPage(attune);
  leave();
  await pass(5_000);
  expect([none.personal.get().tag, attune.personal.get().tag]).toEqual(['none', 'resting']);
});
