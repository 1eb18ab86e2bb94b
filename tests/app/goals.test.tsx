// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

async function imaniLooksAtGoals() {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  const app = showApp({ clock, attune: home.attune });
  fireEvent.click(await screen.findByRole('link', { name: 'Goals' }));
  await screen.findByRole('heading', { level: 1, name: 'Goals' });
  return { ...app, workspace: home.workspace };
}

const goal = (name: string): HTMLElement => screen.getByRole('article', { name });

test('a goal is written in a dialog and stands there as an article of its name', async () => {
  await imaniLooksAtGoals();
  fireEvent.click(screen.getByRole('button', { name: 'New goal' }));
  const dialog = await screen.findByRole('dialog', { name: 'New goal' });
  fireEvent.input(within(dialog).getByRole('textbox', { name: 'Goal' }), {
    target: { value: 'Call my mother' },
  });
  fireEvent.input(within(dialog).getByRole('textbox', { name: 'Why it matters' }), {
    target: { value: 'I miss her.' },
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save goal' }));
  within(goal('Call my mother')).getByText('I miss her.');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('steps are added by Enter one after the other, and ticked', async () => {
  await imaniLooksAtGoals();
  const card = goal('End calls with my brother when I want to');
  fireEvent.click(within(card).getByRole('button', { name: 'Add a step' }));
  for (const text of ['Say the time at the start', 'Say goodbye once']) {
    const box = within(card).getByRole('textbox', { name: 'Step' });
    fireEvent.input(box, { target: { value: text } });
    const form = box.closest('form');
    if (form === null) throw new Error('The textbox stands in a form, so that Enter adds it.');
    fireEvent.submit(form);
  }
  fireEvent.click(within(card).getByRole('checkbox', { name: 'Say goodbye once' }));
  expect(
    within(card)
      .getAllByRole('checkbox')
      .map((box) => (box as HTMLInputElement).checked),
  ).toEqual([false, true]);
});

test('a goal keeps its place on the page when a word of it changes', async () => {
  const { workspace } = await imaniLooksAtGoals();
  const before = goal('Walk outside twice a week');
  const [first] = workspace.goalsView.get().goals;
  if (first === undefined) throw new Error('There is a first goal.');
  workspace.goals.verbs.edit(first.id, { text: 'Walk outside three times' });
  expect(goal('Walk outside three times')).toBe(before);
});

test('the status is a combobox in the person’s words', async () => {
  const { workspace } = await imaniLooksAtGoals();
  const box = within(goal('Walk outside twice a week')).getByRole('combobox', { name: 'Status' });
  expect((box as HTMLSelectElement).value).toBe('working');
  fireEvent.change(box, { target: { value: 'resting' } });
  expect(workspace.goalsView.get().goals[0]?.status).toBe('resting');
  expect((box as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('Resting');
});

test('goals move up and down, and the ends cannot go further', async () => {
  await imaniLooksAtGoals();
  const names = (): (string | null)[] =>
    screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
  const [first, second] = names();
  const button = (name: string): HTMLElement =>
    within(goal('Walk outside twice a week')).getByRole('button', { name });
  expect((button('Move up') as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(button('Move down'));
  expect(names().slice(0, 2)).toEqual([second, first]);
});

test('a removed goal comes back by Undo', async () => {
  await imaniLooksAtGoals();
  fireEvent.click(
    within(goal('Walk outside twice a week')).getByRole('button', { name: 'Remove' }),
  );
  expect(screen.queryByRole('article', { name: 'Walk outside twice a week' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  goal('Walk outside twice a week');
});

test('a notice goes away by itself, but not while somebody is on it', async () => {
  const { clock } = await imaniLooksAtGoals();
  fireEvent.click(
    within(goal('Walk outside twice a week')).getByRole('button', { name: 'Remove' }),
  );
  const undo = screen.getByRole('button', { name: 'Undo' });
  fireEvent.focusIn(undo);
  await clock.advance(20_000);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBe(undo);
  fireEvent.focusOut(undo);
  await clock.advance(13_000);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('goals made with a newer version are shown and offer no change', async () => {
  const { workspace } = await imaniLooksAtGoals();
  workspace.newer.set(true);
  await screen.findByText(/made with a newer version/);
  const card = goal('Walk outside twice a week');
  expect(within(card).queryAllByRole('button')).toEqual([]);
  expect(screen.queryByRole('button', { name: 'New goal' })).toBeNull();
});

/** Opens the line for a new step of a goal and types in it. */
function writeStep(card: HTMLElement, text: string): HTMLElement {
  fireEvent.click(within(card).getByRole('button', { name: 'Add a step' }));
  const box = within(card).getByRole('textbox', { name: 'Step' });
  fireEvent.input(box, { target: { value: text } });
  return box;
}

test('Done keeps a step that was typed and not added, Escape lets go of it', async () => {
  await imaniLooksAtGoals();
  const card = goal('End calls with my brother when I want to');
  writeStep(card, 'Say goodbye once');
  fireEvent.click(within(card).getByRole('button', { name: 'Done' }));
  within(card).getByRole('checkbox', { name: 'Say goodbye once' });
  expect(document.activeElement?.textContent).toBe('Add a step');
  fireEvent.keyDown(writeStep(card, 'Never mind'), { key: 'Escape' });
  expect(within(card).getAllByRole('checkbox')).toHaveLength(1);
  expect(within(card).queryByRole('textbox')).toBeNull();
});

test('what somebody wrote in the dialog and closed by a slip is there when they open it again', async () => {
  await imaniLooksAtGoals();
  const open = async (): Promise<HTMLElement> => {
    fireEvent.click(screen.getByRole('button', { name: 'New goal' }));
    return screen.findByRole('dialog', { name: 'New goal' });
  };
  const box = (dialog: HTMLElement): HTMLInputElement =>
    within(dialog).getByRole('textbox', { name: 'Goal' });
  const first = await open();
  fireEvent.input(box(first), { target: { value: 'Call my mother' } });
  fireEvent(first, new Event('cancel'));
  screen.getByText('Your words are kept. Open it again to go on.');
  const second = await open();
  expect(box(second).value).toBe('Call my mother');
  within(second).getByText('These are the words you had not saved yet.');
  fireEvent.click(within(second).getByRole('button', { name: 'Start again' }));
  expect(box(second).value).toBe('');
  fireEvent.input(box(second), { target: { value: 'Call my father' } });
  fireEvent.click(within(second).getByRole('button', { name: 'Cancel' }));
  expect(box(await open()).value).toBe('');
});

test('what is not saved yet outlives a look at another page', async () => {
  await imaniLooksAtGoals();
  fireEvent.click(within(goal('Walk outside twice a week')).getByRole('button', { name: 'Edit' }));
  const dialog = await screen.findByRole('dialog', { name: 'Edit goal' });
  fireEvent.input(within(dialog).getByRole('textbox', { name: 'Why it matters' }), {
    target: { value: 'The river.' },
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  fireEvent.click(screen.getByRole('link', { name: 'Today' }));
  await screen.findByRole('heading', { level: 1, name: /Good|Hello/ });
  fireEvent.click(screen.getByRole('link', { name: 'Goals' }));
  await screen.findByRole('heading', { level: 1, name: 'Goals' });
  fireEvent.click(within(goal('Walk outside twice a week')).getByRole('button', { name: 'Edit' }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Why it matters' }).value).toBe(
    'The river.',
  );
});

test('with nothing visible, goals made with a newer version say so and offer nothing', async () => {
  const { workspace } = await imaniLooksAtGoals();
  workspace.goalsView.set({ goals: [], removed: [] });
  screen.getByText('No goals yet');
  workspace.newer.set(true);
  screen.getByText(/made with a newer version/);
  expect(screen.queryByText('No goals yet')).toBeNull();
  expect(screen.queryByRole('button', { name: 'New goal' })).toBeNull();
});

test('when goals turn out to be made with a newer version while one is written, the words stay to be copied', async () => {
  const { workspace } = await imaniLooksAtGoals();
  fireEvent.click(screen.getByRole('button', { name: 'New goal' }));
  const dialog = await screen.findByRole('dialog', { name: 'New goal' });
  const box = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Goal' });
  fireEvent.input(box, { target: { value: 'Call my mother' } });
  workspace.newer.set(true);
  within(dialog).getByText(/made with a newer version/);
  expect(within(dialog).queryByRole('button', { name: 'Save goal' })).toBeNull();
  expect(box.value).toBe('Call my mother');
});

test('buttons that every row has say which row they speak of', async () => {
  await imaniLooksAtGoals();
  const card = goal('Walk outside twice a week');
  const [tools] = within(card).getAllByRole('button', { name: 'Change this step' });
  expect(describing(tools)).toBe('Shoes by the door');
  fireEvent.click(within(card).getByRole('button', { name: 'Remove' }));
  fireEvent.click(screen.getByText('Removed in the last 30 days'));
  const putBack = screen.getByRole('button', { name: 'Put back' });
  expect(describing(putBack)).toBe('Walk outside twice a week');
});

/** The words that describe a control to a screen reader. */
const describing = (control: HTMLElement | undefined): string | null | undefined =>
  document.getElementById(control?.getAttribute('aria-describedby') ?? '')?.textContent;

test('focus stays near when what held it goes: a goal, a step, its tools, a row that was put back', async () => {
  await imaniLooksAtGoals();
  const press = async (control: HTMLElement): Promise<Element | null> => {
    control.focus();
    fireEvent.click(control);
    await Promise.resolve();
    return document.activeElement;
  };
  const card = goal('Sleep with the phone in the other room');
  const inCard = (name: string): HTMLElement => within(card).getByRole('button', { name });
  await press(inCard('Change this step'));
  expect(await press(inCard('Save'))).toBe(inCard('Change this step'));
  await press(inCard('Change this step'));
  expect(await press(inCard('Take out'))).toBe(inCard('Add a step'));
  expect(await press(inCard('Remove'))).toHaveProperty(
    'textContent',
    'End calls with my brother when I want to',
  );
  fireEvent.click(screen.getByText('Removed in the last 30 days'));
  expect(await press(screen.getByRole('button', { name: 'Put back' }))).toBe(
    screen.getByRole('heading', { level: 1, name: 'Goals' }),
  );
});
