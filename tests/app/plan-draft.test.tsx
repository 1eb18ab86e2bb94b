// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { showSessions } from './show-sessions.tsx';

async function openPlan(): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name: 'Plan a session' }));
  return screen.findByRole('dialog', { name: 'Plan a session' });
}

function write(dialog: HTMLElement, name: string, value: string): void {
  fireEvent.input(within(dialog).getByRole('textbox', { name }), { target: { value } });
}

const press = (dialog: HTMLElement, name: string): void => {
  fireEvent.click(within(dialog).getByRole('button', { name }));
};

test('a half-typed plan is there again after the dialog was shut or the page loaded anew, until it is saved', async () => {
  const shown = await showSessions();
  const first = await openPlan();
  write(first, 'Date', 'next Tuesday');
  fireEvent.click(within(first).getByRole('radio', { name: 'Phone' }));
  fireEvent.change(within(first).getByRole('combobox', { name: 'Repeats' }), {
    target: { value: 'week' },
  });
  press(first, 'Close');
  screen.getByText('Your plan is kept. Open it again to go on.');

  const value = (dialog: HTMLElement, name: string): string =>
    within(dialog).getByRole<HTMLInputElement>('textbox', { name }).value;
  const again = await openPlan();
  within(again).getByText('This is the plan you had not saved yet.');
  expect(value(again, 'Date')).toBe('next Tuesday');
  expect(within(again).getByRole<HTMLInputElement>('radio', { name: 'Phone' }).checked).toBe(true);
  expect(value(again, 'How many times')).toBe('8');
  write(again, 'Time', '3 pm');
  // Typing rests, and then the page is loaded anew: no dialog is shut before.
  await shown.clock.advance(500);
  expect(shown.room.planDrafts.get()).toMatchObject({ date: 'next Tuesday', time: '3 pm' });
  press(again, 'Save session');
  expect(shown.room.sessions.view.get().sessions).toHaveLength(8);
  expect(shown.room.planDrafts.get()).toBeUndefined();
  expect(within(await openPlan()).queryByText(/had not saved/)).toBeNull();
});

test('a plan that is cancelled or begun again is thrown away, and one that nobody touched is never kept', async () => {
  const shown = await showSessions();
  const first = await openPlan();
  write(first, 'Date', 'next Tuesday');
  press(first, 'Cancel');
  expect(shown.room.planDrafts.get()).toBeUndefined();
  press(await openPlan(), 'Close');
  expect(screen.queryByText(/^Your plan is kept/)).toBeNull();
  expect(shown.room.planDrafts.get()).toBeUndefined();
  write(await openPlan(), 'Date', 'next Tuesday');
  press(screen.getByRole('dialog', { name: 'Plan a session' }), 'Close');
  const again = await openPlan();
  press(again, 'Start again');
  const date = within(again).getByRole<HTMLInputElement>('textbox', { name: 'Date' });
  expect(date.value).toBe('');
  expect(document.activeElement).toBe(date);
  press(again, 'Close');
  expect(shown.room.planDrafts.get()).toBeUndefined();
});
