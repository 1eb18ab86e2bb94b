// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { showApp } from './show-app.tsx';
import { twoOfGoals } from './two-of-goals.ts';

/** Imani looks at the goals that she and Sam have: one, with a step. */
async function imaniAndSamWalk() {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const two = twoOfGoals(clock);
  const goal = two.sams.add({ text: 'walk to the park', why: 'for air' });
  const step = two.sams.addStep(goal, 'find my shoes');
  if (step === undefined) throw new Error('The goal is there, so it takes a step.');
  two.meet();
  showApp({ clock, attune: two.attune });
  fireEvent.click(await screen.findByRole('link', { name: 'Goals' }));
  await screen.findByRole('article', { name: 'walk to the park' });
  return { ...two, clock, goal, place: { goal, step } };
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const box = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
const type = (name: string, value: string): void =>
  void fireEvent.input(box(name), { target: { value } });
const openDialog = async (): Promise<HTMLElement> => {
  fireEvent.click(button('Edit'));
  return screen.findByRole('dialog', { name: 'Edit goal' });
};

test('Imani writes why it matters while Sam rewords the goal, and both keep their words', async () => {
  const { sams, goal, meet, seenBySam } = await imaniAndSamWalk();
  await openDialog();
  type('Why it matters', 'for air and light');
  sams.edit(goal, { text: 'walk to the river' });
  meet();
  fireEvent.click(button('Save goal'));
  meet();
  expect(seenBySam().goals).toMatchObject([
    { text: 'walk to the river', why: 'for air and light' },
  ]);
});

test('both reword one sentence, and what Sam added stays when Imani saves', async () => {
  const { sams, goal, meet, seenBySam } = await imaniAndSamWalk();
  await openDialog();
  type('Goal', 'walk to the old park');
  sams.edit(goal, { text: 'slowly walk to the park' });
  meet();
  fireEvent.click(button('Save goal'));
  meet();
  expect(seenBySam().goals[0]?.text).toBe('slowly walk to the old park');
});

test('saving a dialog in which nothing was typed leaves no mark and nothing to take back', async () => {
  const { sams, imanis, goal, clock, meet, seenBySam } = await imaniAndSamWalk();
  await openDialog();
  sams.edit(goal, { text: 'walk to the river' });
  const before = seenBySam();
  meet();
  await clock.advance(5_000);
  fireEvent.click(button('Save goal'));
  meet();
  expect(seenBySam()).toEqual(before);
  expect(imanis.undo()).toBe(false);
});

test('Sam removes the goal that Imani is writing in: she is told, and her words come back with it', async () => {
  const { sams, goal, meet, seenBySam } = await imaniAndSamWalk();
  const dialog = await openDialog();
  type('Why it matters', 'for air and light');
  sams.remove(goal);
  meet();
  await within(dialog).findByText(/This goal was removed while you were writing/);
  expect(box('Why it matters').value).toBe('for air and light');
  fireEvent.click(button('Put back and save'));
  expect(screen.queryByRole('dialog')).toBeNull();
  meet();
  expect(seenBySam().goals).toMatchObject([
    { id: goal, text: 'walk to the park', why: 'for air and light' },
  ]);
});

test('a goal that is gone for good is written anew from the words in the dialog', async () => {
  const { sams, meet, seenBySam } = await imaniAndSamWalk();
  await openDialog();
  type('Why it matters', 'for air and light');
  sams.undo();
  sams.undo();
  meet();
  fireEvent.click(button('Put back and save'));
  meet();
  expect(seenBySam().goals).toMatchObject([{ text: 'walk to the park', why: 'for air and light' }]);
});

test('Imani opens a step and saves without typing, and the words Sam gave it meanwhile stay', async () => {
  const { sams, imanis, place, meet, seenBySam } = await imaniAndSamWalk();
  fireEvent.click(button('Change this step'));
  sams.editStep(place, 'find my old shoes');
  meet();
  fireEvent.click(button('Save'));
  meet();
  expect(seenBySam().goals[0]?.steps[0]?.text).toBe('find my old shoes');
  expect(imanis.undo()).toBe(false);
});

test('both reword one step, and both words stay', async () => {
  const { sams, place, meet, seenBySam } = await imaniAndSamWalk();
  fireEvent.click(button('Change this step'));
  type('Words of this step', 'find my shoes today');
  sams.editStep(place, 'find my old shoes');
  meet();
  fireEvent.click(button('Save'));
  meet();
  expect(seenBySam().goals[0]?.steps[0]?.text).toBe('find my old shoes today');
});

const takeBack = (): HTMLElement | null =>
  screen.queryByRole('button', { name: 'Take back my last change' });
const press = (key: string, options: KeyboardEventInit = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ctrlKey: true, ...options });

test('the button that takes back is there exactly while there is something of one’s own to take back', async () => {
  const { sams, goal, meet, seenBySam } = await imaniAndSamWalk();
  fireEvent.click(screen.getByRole('checkbox', { name: 'find my shoes' }));
  expect(takeBack()).not.toBeNull();
  sams.setStatus(goal, 'working');
  meet();
  takeBack()?.click();
  expect(takeBack()).toBeNull();
  meet();
  expect(seenBySam().goals).toMatchObject([{ status: 'working', steps: [{ done: false }] }]);
});

test('after the last goal is removed it can be taken back, by the button or by keys from wherever one is', async () => {
  const { meet, seenBySam } = await imaniAndSamWalk();
  const there = (): number => (meet(), seenBySam().goals.length);
  fireEvent.click(button('Remove'));
  expect(there()).toBe(0);
  takeBack()?.click();
  expect(there()).toBe(1);
  press('Z', { shiftKey: true });
  expect(there()).toBe(0);
  press('z');
  expect(there()).toBe(1);
  press('y');
  expect(there()).toBe(0);
});

test('keys that take back are left to a box for text, and do nothing behind a dialog', async () => {
  const { meet, seenBySam } = await imaniAndSamWalk();
  fireEvent.click(screen.getByRole('checkbox', { name: 'find my shoes' }));
  const done = (): unknown => (meet(), seenBySam().goals[0]?.steps[0]?.done);
  fireEvent.click(button('Change this step'));
  press('z', {}, box('Words of this step'));
  expect(done()).toBe(true);
  const dialog = await openDialog();
  press('z', {}, within(dialog).getByRole('button', { name: 'Cancel' }));
  press('z');
  expect(done()).toBe(true);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  press('z', {}, screen.getByRole('checkbox', { name: 'find my shoes' }));
  expect(done()).toBe(false);
});

test('once goals are made with a newer version, no key and no button takes anything back', async () => {
  const { imanisDoc } = await imaniAndSamWalk();
  fireEvent.click(screen.getByRole('checkbox', { name: 'find my shoes' }));
  fireEvent.click(button('Change this step'));
  imanisDoc.getMap('goals').set('v2', true);
  expect(takeBack()).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
  press('z');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'find my shoes' }).checked).toBe(
    true,
  );
});
