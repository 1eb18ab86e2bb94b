// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import type { Manner } from '../../src/crdt/spaces/workspace.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { pretendIds, sam } from './pretend-people.ts';
import { imaniAtHome, plainly } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

/** Imani looks at Today while Sam is on Goals. */
async function imaniAndSam() {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  const app = showApp({ clock, attune: home.attune });
  await screen.findByRole('heading', { level: 1 });
  const samIs = (manner: Partial<Manner>): void =>
    home.workspace.presence.set([
      { member: sam.id, place: { page: 'goals' }, ...plainly, ...manner },
    ]);
  return { ...app, workspace: home.workspace, samIs };
}

/** What is being said to those who listen. */
const said = (): string =>
  [...document.querySelectorAll('[aria-live="polite"][aria-atomic="true"]')]
    .map((one) => one.textContent)
    .join('');
const card = (): HTMLElement | null =>
  screen.queryByRole('region', { name: 'Sam Rivers needs a moment. There is no hurry.' });

test('while Sam needs a moment, Imani’s page says so whatever page it is, takes no focus, and says when Sam is back', async () => {
  const { clock, samIs } = await imaniAndSam();
  fireEvent.click(screen.getByRole('link', { name: 'People' }));
  await screen.findByRole('heading', { level: 1, name: 'People' });
  const held = document.activeElement;
  samIs({ needsMoment: true });
  await screen.findByRole('region', { name: /needs a moment/ });
  expect(document.activeElement).toBe(held);
  expect(said()).toBe('Sam Rivers needs a moment. There is no hurry.');
  await clock.advance(1_500);
  samIs({ needsMoment: false });
  expect(card()).toBeNull();
  expect(said()).toBe('Sam Rivers is back.');
});

test('Imani goes on reading: the card goes, Sam’s moment stays, and the next one is told again', async () => {
  const { samIs } = await imaniAndSam();
  const link = screen.getByRole('link', { name: 'Goals' });
  link.focus();
  samIs({ needsMoment: true });
  const shown = await screen.findByRole('region', { name: /needs a moment/ });
  const goOn = within(shown).getByRole('button', { name: 'Go on reading' });
  goOn.focus();
  fireEvent.click(goOn);
  expect(card()).toBeNull();
  screen.getByText('Sam Rivers is taking a moment');
  expect(document.activeElement).toBe(link);
  samIs({ needsMoment: false });
  expect(screen.queryByText('Sam Rivers is taking a moment')).toBeNull();
  samIs({ needsMoment: true });
  expect(card()).not.toBeNull();
});

test('Escape on the card puts it aside', async () => {
  const { samIs } = await imaniAndSam();
  samIs({ needsMoment: true });
  const shown = await screen.findByRole('region', { name: /needs a moment/ });
  fireEvent.keyDown(within(shown).getByRole('button', { name: 'Go on reading' }), {
    key: 'Escape',
  });
  expect(card()).toBeNull();
});

test('when Sam goes offline in a moment, Imani’s screen clears and nobody says that Sam is back', async () => {
  const { clock, samIs, workspace } = await imaniAndSam();
  samIs({ needsMoment: true });
  await screen.findByRole('region', { name: /needs a moment/ });
  await clock.advance(1_500);
  workspace.presence.set([]);
  expect(card()).toBeNull();
  expect(said()).toBe('');
});

test('Sam’s moment is told once when Sam has a phone and a computer open', async () => {
  const { workspace } = await imaniAndSam();
  const here = { member: sam.id, place: { page: 'goals' }, ...plainly } as const;
  workspace.presence.set([here, { ...here, needsMoment: true }]);
  await screen.findByRole('region', { name: 'Sam Rivers needs a moment. There is no hurry.' });
  expect(screen.getAllByRole('region', { name: /needs a moment/ })).toHaveLength(1);
});

test('two who need a moment are named together', async () => {
  const { workspace } = await imaniAndSam();
  const view = workspace.membersView.get();
  const noor = pretendIds.member();
  workspace.membersView.set({
    ...view,
    members: view.members.flatMap((one) =>
      one.id === sam.id ? [one, { ...one, id: noor, name: 'Noor' }] : [one],
    ),
  });
  const needs = { place: { page: 'goals' }, ...plainly, needsMoment: true } as const;
  workspace.presence.set([
    { member: sam.id, ...needs },
    { member: noor, ...needs },
  ]);
  await screen.findByRole('region', {
    name: 'Sam Rivers and Noor need a moment. There is no hurry.',
  });
});

test('whoever asked has a calm card with one button, which holds focus and is left by Escape', async () => {
  const { workspace } = await imaniAndSam();
  const link = screen.getByRole('link', { name: 'Goals' });
  link.focus();
  workspace.setManner({ needsMoment: true });
  const dialog = await screen.findByRole('dialog', { name: 'Take the time you need.' });
  const back = within(dialog).getByRole('button', { name: 'I am back' });
  expect(document.activeElement).toBe(back);
  // The page is still there beneath, and Quick exit within reach.
  screen.getByRole('heading', { level: 1 });
  within(dialog).getByRole('button', { name: 'Quick exit' });
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(workspace.manner.get().needsMoment).toBe(false);
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(link));
  workspace.setManner({ needsMoment: true });
  fireEvent.click(screen.getByRole('button', { name: 'I am back' }));
  expect(workspace.manner.get().needsMoment).toBe(false);
});
