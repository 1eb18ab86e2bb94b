// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { beforeEach, expect, test } from 'vitest';
import { FindWords } from '../../src/app/cards/expression/find-words.tsx';
import { WritingHelp } from '../../src/app/cards/expression/writing-help.tsx';
import { TextArea } from '../../src/app/ui/text-area.tsx';
import { feelingFamilies } from '../../src/app/words/feelings.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { giveDialogs } from './dialogs-in-jsdom.ts';
import { pretendBrowser } from './pretend-browser.ts';
import { PretendPage } from './pretend-page.tsx';
import { reflectionsWorld } from './pretend-reflections.ts';
import './show-app.tsx';

beforeEach(() => {
  window.innerWidth = 1_024;
});

/** Somebody writes in a box with help around it. */
async function writeSomewhere(maxLength = 2_000): Promise<HTMLTextAreaElement> {
  giveDialogs();
  const clock = simulatedClock(Date.UTC(2026, 10, 24, 14, 20));
  const { attune, workspace } = reflectionsWorld(clock, 'client');
  const [text, setText] = createSignal('');
  render(() => (
    <PretendPage
      attune={attune}
      browser={pretendBrowser(clock)}
      workspace={workspace}
      heading="Tuesday"
    >
      <WritingHelp text={text()} onText={setText}>
        <TextArea label="Words" value={text()} onInput={setText} maxLength={maxLength} />
      </WritingHelp>
    </PretendPage>
  ));
  return screen.findByRole('textbox', { name: 'Words' });
}

async function openDialog(): Promise<HTMLElement> {
  fireEvent.click(await screen.findByRole('button', { name: 'Find words' }));
  return screen.findByRole('dialog', { name: 'Find words' });
}

async function openWheel(): Promise<HTMLElement> {
  await openDialog();
  const asPicture = screen.queryByRole('button', { name: 'Show as a picture' });
  if (asPicture !== null) fireEvent.click(asPicture);
  return screen.getByRole('group', { name: 'Wheel of feelings' });
}

/** The name of what has focus. */
const here = (): string | null | undefined => document.activeElement?.getAttribute('aria-label');

function keys(...pressed: readonly string[]): void {
  for (const key of pressed) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
  }
}

test('arrow keys go around the families, out to their feelings, around these and back in', async () => {
  await writeSomewhere();
  const wheel = await openWheel();
  const [first] = within(wheel).getAllByRole('button');
  first?.focus();
  expect(here()).toBe('bright');
  keys('ArrowRight');
  expect(here()).toBe('at ease');
  keys('ArrowLeft', 'ArrowLeft');
  expect(here()).toBe('angry');
  keys('ArrowUp');
  expect(here()).toBe('annoyed');
  keys('ArrowLeft');
  expect(here()).toBe('rushed');
  keys('ArrowDown');
  expect(here()).toBe('tense');
  keys('ArrowUp', 'Home');
  expect(here()).toBe('glad');
  keys('End');
  expect(here()).toBe('furious');
  keys('ArrowUp');
  expect(here()).toBe('furious');
});

test('one place of the wheel is in the order of Tab, and it is the one that was left', async () => {
  await writeSomewhere();
  const wheel = await openWheel();
  const inOrder = (): readonly (string | null)[] =>
    [...wheel.querySelectorAll('[tabindex="0"]')].map((one) => one.getAttribute('aria-label'));
  expect(inOrder()).toEqual(['bright']);
  within(wheel).getByRole('button', { name: 'bright' }).focus();
  keys('ArrowRight', 'ArrowUp');
  expect(inOrder()).toEqual(['calm']);
});

test('every segment has a name, and the list has the same words as the wheel', async () => {
  await writeSomewhere();
  const wheel = await openWheel();
  const names = within(wheel)
    .getAllByRole('button')
    .map((one) => one.getAttribute('aria-label'));
  expect(names).toEqual(feelingFamilies.flatMap(({ word, feelings }) => [word, ...feelings]));
  expect(new Set(names).size).toBe(names.length);
  fireEvent.click(screen.getByRole('button', { name: 'Show as a list' }));
  const lists = within(screen.getByRole('tabpanel', { name: 'Feelings' })).getAllByRole('list');
  const words = lists.flatMap((list) => within(list).getAllByRole('button'));
  expect(words.map((one) => one.textContent)).toEqual(names);
});

test('Enter on the wheel puts the word where the caret was, and goes on writing there', async () => {
  const box = await writeSomewhere();
  fireEvent.input(box, { target: { value: 'I feel today' } });
  box.setSelectionRange(6, 6);
  const wheel = await openWheel();
  within(wheel).getByRole('button', { name: 'bright' }).focus();
  keys('ArrowUp', 'ArrowRight', 'Enter');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(box.value).toBe('I feel hopeful today');
  expect(document.activeElement).toBe(box);
  expect(box.selectionStart).toBe(14);
});

test('the list chosen once is there again at the next opening, whatever the width', async () => {
  const box = await writeSomewhere();
  await openWheel();
  fireEvent.click(screen.getByRole('button', { name: 'Show as a list' }));
  fireEvent.click(screen.getByRole('button', { name: 'sad' }));
  expect(box.value).toBe('Sad');
  await openDialog();
  expect(screen.queryByRole('group', { name: 'Wheel of feelings' })).toBeNull();
  screen.getByRole('region', { name: 'heavy' });
});

test('arrow keys go from tab to tab; a beginning of a sentence leaves its first gap marked', async () => {
  const box = await writeSomewhere();
  await openDialog();
  const tab = (name: string): HTMLElement => screen.getByRole('tab', { name });
  tab('Feelings').focus();
  keys('ArrowRight');
  expect(document.activeElement).toBe(tab('Sentence starters'));
  fireEvent.click(screen.getByRole('button', { name: 'When …, I feel …' }));
  expect(box.value).toBe('When …, I feel …');
  expect([box.selectionStart, box.selectionEnd]).toEqual([5, 6]);
  await openDialog();
  expect(tab('Sentence starters').getAttribute('aria-selected')).toBe('true');
  tab('Sentence starters').focus();
  keys('End');
  fireEvent.click(screen.getByRole('button', { name: 'to be heard' }));
  expect(box.value).toBe('When to be heard, I feel …');
  await openDialog();
  tab('What I need').focus();
  keys('ArrowRight');
  expect(document.activeElement).toBe(tab('Feelings'));
});

test('where there is no room left, nothing changes and that is said', async () => {
  const box = await writeSomewhere(10);
  fireEvent.input(box, { target: { value: 'I feel' } });
  await openDialog();
  fireEvent.click(screen.getByRole('tab', { name: 'What I need' }));
  fireEvent.click(screen.getByRole('button', { name: 'to be heard' }));
  expect(box.value).toBe('I feel');
  await screen.findByText('There is no room left for more words here.');
});

test('the words go to whatever asked for them, once the dialog has closed', async () => {
  giveDialogs();
  const clock = simulatedClock(Date.UTC(2026, 10, 24, 14, 20));
  const { attune, workspace } = reflectionsWorld(clock);
  const got: string[] = [];
  const open: (Element | null)[] = [];
  render(() => (
    <PretendPage
      attune={attune}
      browser={pretendBrowser(clock)}
      workspace={workspace}
      heading="Tuesday"
    >
      <FindWords
        onInsert={(words) => {
          got.push(words);
          open.push(document.querySelector('dialog'));
        }}
      />
    </PretendPage>
  ));
  await openDialog();
  fireEvent.click(screen.getByRole('tab', { name: 'What I need' }));
  fireEvent.click(screen.getByRole('button', { name: 'quiet' }));
  await waitFor(() => expect(got).toEqual(['quiet']));
  expect(open).toEqual([null]);
});
