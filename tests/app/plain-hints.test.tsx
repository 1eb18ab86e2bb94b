// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { WritingHelp } from '../../src/app/cards/expression/writing-help.tsx';
import { TextArea } from '../../src/app/ui/text-area.tsx';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { giveDialogs } from './dialogs-in-jsdom.ts';
import { pretendBrowser } from './pretend-browser.ts';
import { PretendPage } from './pretend-page.tsx';
import { reflectionsWorld } from './pretend-reflections.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

/** Somebody who is a therapist, unless said otherwise, writes in a box with help around it. */
async function writes(text: string, myPart: 'therapist' | 'client' = 'therapist') {
  giveDialogs();
  document.documentElement.lang = 'en';
  const clock = simulatedClock(Date.UTC(2026, 10, 24, 14, 20));
  const { attune, workspace } = reflectionsWorld(clock, myPart);
  const [words, setWords] = createSignal(text);
  render(() => (
    <PretendPage
      attune={attune}
      browser={pretendBrowser(clock)}
      workspace={workspace}
      heading="Tuesday"
    >
      <WritingHelp text={words()} onText={setWords}>
        <TextArea label="Words" value={words()} onInput={setWords} />
      </WritingHelp>
    </PretendPage>
  ));
  return {
    attune,
    box: await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Words' }),
  };
}

const hints = async (): Promise<readonly HTMLElement[]> =>
  within(await screen.findByRole('list', { name: 'Hints for plain words' })).getAllByRole(
    'listitem',
  );
const press = (name: string, inside: HTMLElement = document.body): boolean =>
  fireEvent.click(within(inside).getByRole('button', { name }));

test('"Use this" puts the plain words in the place of the hard ones, and focus stays near', async () => {
  const { box } = await writes('We could utilise the prognosis.');
  const [first] = await hints();
  within(first ?? box).getByText('“utilise” could be “use”.');
  press('Use this', first);
  expect(box.value).toBe('We could use the prognosis.');
  const [next] = await hints();
  press('Use this', next);
  expect(box.value).toBe('We could use the outlook.');
  await waitFor(() => expect(document.activeElement).toBe(box));
  expect(screen.queryByRole('list', { name: 'Hints for plain words' })).toBeNull();
});

test('at most three hints are shown, and their number is said politely', async () => {
  await writes('You utilise and facilitate and implement and ascertain what is there.');
  expect(await hints()).toHaveLength(3);
  screen.getByText('3 hints for plain words.');
});

test('"Leave it" leaves the words and does not speak of them again on this page', async () => {
  const { box } = await writes('We could commence the work.');
  press('Leave it', (await hints())[0]);
  expect(box.value).toBe('We could commence the work.');
  fireEvent.input(box, { target: { value: 'We could commence the work and terminate it.' } });
  const left = await hints();
  expect(left.map((one) => one.querySelector('p')?.textContent)).toEqual([
    '“terminate” could be “end”.',
  ]);
});

test('a long sentence is told of, with nothing to put in its place', async () => {
  await writes(`${Array.from({ length: 25 }, () => 'the').join(' ')}.`);
  const [long] = await hints();
  if (long === undefined) throw new Error('There is a hint.');
  within(long).getByText(/This sentence has 25 words/);
  expect(within(long).queryByRole('button', { name: 'Use this' })).toBeNull();
});

test('one press turns hints off and that is kept; Undo brings them again', async () => {
  const { attune } = await writes('We could utilise your plan.');
  await hints();
  press('Turn off hints');
  expect(attune.preferences.get().plainHints).toBe('off');
  expect(screen.queryByRole('list', { name: 'Hints for plain words' })).toBeNull();
  press('Undo');
  expect(attune.preferences.get().plainHints).toBe('on');
  await hints();
});

test('a client never gets hints, whatever they write', async () => {
  const { box } = await writes('We could utilise your plan.', 'client');
  // The same words give a therapist one, so there is time enough here for it to come.
  await import('../../src/app/words/plain-language/lexicon.ts');
  fireEvent.input(box, { target: { value: 'We could utilise your plan and facilitate it.' } });
  await Promise.resolve();
  expect(screen.queryByRole('list', { name: 'Hints for plain words' })).toBeNull();
  screen.getByRole('button', { name: 'Find words' });
});

test('a page in another language gives no hints', async () => {
  const { box } = await writes('');
  document.documentElement.lang = 'de';
  await import('../../src/app/words/plain-language/lexicon.ts');
  fireEvent.input(box, { target: { value: 'We could utilise your plan.' } });
  expect(screen.queryByRole('list', { name: 'Hints for plain words' })).toBeNull();
  document.documentElement.lang = 'en';
  fireEvent.input(box, { target: { value: 'We could utilise your plan now.' } });
  await hints();
});

test('Settings has the switch for a therapist, and it is kept', async () => {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune } = imaniAtHome(clock);
  showApp({ clock, attune });
  fireEvent.click(await screen.findByRole('link', { name: 'Settings' }));
  const hint = await screen.findByRole('checkbox', { name: 'Hints for plain words' });
  expect((hint as HTMLInputElement).checked).toBe(true);
  fireEvent.click(hint);
  expect(attune.preferences.get().plainHints).toBe('off');
});
