// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal, For, Show } from 'solid-js';
import { afterEach, expect, test } from 'vitest';
import { AppProvider } from '../../src/app/live/app-context.tsx';
import { inJournal, useJournal } from '../../src/app/live/journal-context.tsx';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';
import { pretendBrowser } from './pretend-browser.ts';
import { pretendJournal } from './pretend-journal.ts';

afterEach(cleanup);
const nowMs = Date.UTC(2026, 10, 24, 20);

/** A plain page over the journal, as bare as can be. */
const Page = inJournal(() => {
  const journal = useJournal();
  const [query, setQuery] = createSignal('');
  return (
    <main>
      <Show when={journal.fault()}>{(fault) => <p role="alert">{fault()}</p>}</Show>
      <ul aria-label="Entries">
        <For each={journal.view().entries}>{(entry) => <li>{entry.opening || entry.day}</li>}</For>
      </ul>
      <label>
        Search
        <input onInput={(event) => setQuery(event.currentTarget.value)} />
      </label>
      <ul aria-label="Found">
        <For each={journal.search(query())}>{(found) => <li>{found.passage().text}</li>}</For>
      </ul>
      <button onClick={() => void journal.add({ day: '2026-11-24' })}>Write</button>
      <button onClick={() => journal.tryAgain()}>Try again</button>
    </main>
  );
});
const show = (attune: PretendAttune): void => {
  render(() => (
    <AppProvider attune={attune} browser={pretendBrowser(simulatedClock(nowMs))}>
      <Page />
    </AppProvider>
  ));
};
const entries = () => screen.queryAllByRole('listitem').map((item) => item.textContent);

test('Imani looks at a journal that nobody has begun: it is empty, and nothing is founded until she writes', async () => {
  const attune = pretendAttune(nowMs);
  show(attune);
  const button = await screen.findByRole('button', { name: 'Write' });
  expect(entries()).toEqual([]);
  expect(attune.personal.get().tag).toBe('none');
  fireEvent.click(button);
  expect(await screen.findByText('2026-11-24')).toBeTruthy();
  expect(attune.personal.get().tag).toBe('open');
  expect(document.contains(button)).toBe(true);
});

test('Imani finds an entry by a word, and what she writes next is found as well', async () => {
  const { attune, write } = await pretendJournal(nowMs);
  write({ day: '2026-11-22', paragraphs: ['I walked to the river.'] });
  write({ day: '2026-11-23', paragraphs: ['Nothing much.'] });
  show(attune);
  expect(await screen.findByText('Nothing much.')).toBeTruthy();
  fireEvent.input(screen.getByRole('textbox', { name: 'Search' }), { target: { value: 'river' } });
  expect(entries()).toEqual(['Nothing much.', 'I walked to the river.', 'I walked to the river.']);
  write({ day: '2026-11-24', paragraphs: ['The river again.'] });
  await screen.findAllByText('The river again.');
  expect(entries().filter((text) => text === 'The river again.')).toHaveLength(2);
});

test('a journal that cannot be opened says why, and is shown once it can be', async () => {
  const { attune, write } = await pretendJournal(nowMs);
  write({ day: '2026-11-22', paragraphs: ['I walked to the river.'] });
  attune.faults.set({ keep: 'no-storage' });
  attune.personal.set({ tag: 'resting' });
  show(attune);
  expect((await screen.findByRole('alert')).textContent).toBe('no-storage');
  expect(entries()).toEqual([]);
  attune.faults.set({});
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('I walked to the river.')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a journal that did not open while nobody looked is tried once more when somebody does', async () => {
  const { attune, write } = await pretendJournal(nowMs);
  write({ day: '2026-11-22', paragraphs: ['I walked to the river.'] });
  attune.personal.set({ tag: 'not-open', reason: 'no-storage' });
  show(attune);
  expect(await screen.findByText('I walked to the river.')).toBeTruthy();
});
