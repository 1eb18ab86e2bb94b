// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { Reflections } from '../../src/app/cards/reflections/reflections.tsx';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { giveDialogs } from './dialogs-in-jsdom.ts';
import { pretendBrowser } from './pretend-browser.ts';
import { PretendPage } from './pretend-page.tsx';
import { reflectionsWorld } from './pretend-reflections.ts';
import './show-app.tsx';

const imaniHeard = 'It sounds as if ending the call was the brave part.';
const samHeard = 'You think I could tell Noor before Thursday.';

/** Imani looks at what she and Sam have heard in this session. */
async function imaniLooks(myPart: 'therapist' | 'client' = 'therapist') {
  giveDialogs();
  document.documentElement.lang = 'en';
  const clock = simulatedClock(Date.UTC(2026, 10, 24, 14, 20));
  const world = reflectionsWorld(clock, myPart);
  const browser = pretendBrowser(clock);
  render(() => (
    <PretendPage
      attune={world.attune}
      browser={browser}
      workspace={world.workspace}
      heading="Tuesday"
    >
      <Reflections session={world.session} />
    </PretendPage>
  ));
  await screen.findByRole('region', { name: 'Reflections' });
  const { reflections } = await world.workspace.sessionRoom();
  return { ...world, clock, view: reflections.view, verbs: reflections.verbs };
}

const card = (name: string): HTMLElement => screen.getByRole('article', { name });
const button = (name: string, inside: HTMLElement = document.body): HTMLElement =>
  within(inside).getByRole('button', { name });
const write = (box: HTMLElement, value: string): boolean =>
  fireEvent.input(box, { target: { value } });

test('Imani writes what she heard, and it stands there as a card under this session', async () => {
  const { view, session } = await imaniLooks();
  fireEvent.click(button('What I heard'));
  const box = screen.getByRole('textbox', { name: 'What I heard' });
  await waitFor(() => expect(document.activeElement).toBe(box));
  write(box, '  You want the end of a call to be yours.  ');
  fireEvent.click(button('Share this'));
  within(card('You want the end of a call to be yours.')).getByText('You heard');
  expect(view.get().reflections.at(-1)?.session).toBe(session);
  expect(screen.queryByRole('textbox')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(button('What I heard')));
});

test('nothing is shared without words', async () => {
  const { view } = await imaniLooks();
  fireEvent.click(button('What I heard'));
  fireEvent.click(button('Share this'));
  expect(screen.getByRole('alert').textContent).toBe('Please write what you heard.');
  expect(view.get().reflections).toHaveLength(2);
});

test('only the cards of this session are shown', async () => {
  const { verbs } = await imaniLooks();
  verbs.add({ text: 'Heard at another time' });
  expect(screen.getAllByRole('article')).toHaveLength(2);
});

test('whoever did not write a card has the three answers, and its author has none of them', async () => {
  await imaniLooks();
  const answers = (name: string): readonly (string | null)[] =>
    within(card(name))
      .getAllByRole('button')
      .map((one) => one.textContent);
  expect(answers(samHeard)).toEqual(["Yes, that's it", 'Not quite', "Let's stay with this"]);
  expect(answers(imaniHeard)).toEqual(['Edit', 'Take back']);
  within(card(imaniHeard)).getByText('The others can say whether that is it.');
});

test('an answer counts at once, is shown as pressed, and can be changed', async () => {
  const { view, workspace } = await imaniLooks();
  const answers = () => view.get().reflections.find(({ text }) => text === samHeard)?.answers;
  fireEvent.click(button("Yes, that's it", card(samHeard)));
  expect(answers()).toEqual([{ by: workspace.me, answer: 'yes', words: '' }]);
  expect(button("Yes, that's it", card(samHeard)).getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(button("Let's stay with this", card(samHeard)));
  expect(answers()).toEqual([{ by: workspace.me, answer: 'stay', words: '' }]);
  expect(button("Yes, that's it", card(samHeard)).getAttribute('aria-pressed')).toBe('false');
});

test('"Not quite" opens a box for own words, which stand below the card with the answer', async () => {
  const { view, workspace } = await imaniLooks();
  fireEvent.click(button('Not quite', card(samHeard)));
  const box = within(card(samHeard)).getByRole('textbox', { name: 'In my words' });
  await waitFor(() => expect(document.activeElement).toBe(box));
  write(box, 'I meant after Thursday.');
  fireEvent.click(button('Share this', card(samHeard)));
  within(card(samHeard)).getByText('You: “Not quite”');
  within(card(samHeard)).getByText('I meant after Thursday.');
  expect(view.get().reflections[1]?.answers).toEqual([
    { by: workspace.me, answer: 'not-quite', words: 'I meant after Thursday.' },
  ]);
  await waitFor(() => expect(document.activeElement).toBe(button('Not quite', card(samHeard))));
  // Pressed again it opens with these words, and pressing it alone takes none of them away.
  fireEvent.click(button('Not quite', card(samHeard)));
  const again = within(card(samHeard)).getByRole<HTMLTextAreaElement>('textbox');
  expect(again.value).toBe('I meant after Thursday.');
  expect(view.get().reflections[1]?.answers[0]?.words).toBe('I meant after Thursday.');
});

test('what Sam answers appears with his name and words, and is said politely', async () => {
  const { samDoes, heard, clock } = await imaniLooks();
  samDoes.answer(heard, { answer: 'not-quite', words: 'The part before was harder.' });
  within(card(imaniHeard)).getByText('Sam Rivers: “Not quite”');
  within(card(imaniHeard)).getByText('The part before was harder.');
  const said = screen.getByText('Sam Rivers answered: Not quite. The part before was harder.');
  expect(said.getAttribute('aria-live')).toBe('polite');
  await clock.advance(2_000);
  samDoes.add({ text: 'Elsewhere' });
  expect(said.textContent).toBe('');
});

test('a new card of Sam’s is said politely, and one’s own is not', async () => {
  const { samDoes, session, verbs, clock } = await imaniLooks();
  verbs.add({ text: 'Mine', session });
  samDoes.add({ text: 'You would like a slower start.', session });
  screen.getByText('Sam Rivers heard: You would like a slower start.');
  await clock.advance(2_000);
  expect(screen.queryByText('You heard: Mine')).toBeNull();
});

test('Imani changes the words of her card in place', async () => {
  await imaniLooks();
  fireEvent.click(button('Edit', card(imaniHeard)));
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What I heard' });
  expect(box.value).toBe(imaniHeard);
  write(box, 'Ending the call was the brave part.');
  fireEvent.click(button('Save'));
  card('Ending the call was the brave part.');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Edit'));
});

test('Imani takes her card back, and Undo or the list of what was taken back brings it again', async () => {
  await imaniLooks();
  fireEvent.click(button('Take back', card(imaniHeard)));
  expect(screen.queryByRole('article', { name: imaniHeard })).toBeNull();
  fireEvent.click(button('Undo'));
  card(imaniHeard);
  fireEvent.click(button('Take back', card(imaniHeard)));
  fireEvent.click(button('Put back'));
  card(imaniHeard);
});

test('words that were not shared yet are there again at the next opening, and Cancel throws them away', async () => {
  const { newer } = await imaniLooks();
  const box = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'What I heard' });
  fireEvent.click(button('What I heard'));
  write(box(), 'Half a thought');
  // A newer version of Attune writes in this workspace, and is gone again: the form goes meanwhile.
  newer.set(true);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Not quite' })).toBeNull();
  newer.set(false);
  expect(box().value).toBe('Half a thought');
  fireEvent.click(button('Cancel'));
  fireEvent.click(button('What I heard'));
  expect(box().value).toBe('');
});
