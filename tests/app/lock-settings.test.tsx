// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { ok, type Result } from '../../src/crdt/basics/result.ts';
import type { LockFault, WayIn } from '../../src/crdt/spaces/lock.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp, type ShownApp } from './show-app.tsx';

async function imaniOpensSettings(...ways: readonly WayIn[]): Promise<ShownApp> {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune } = imaniAtHome(clock);
  for (const way of ways) attune.lock.has(way);
  const app = showApp({ clock, attune });
  fireEvent.click(await screen.findByRole('link', { name: 'Settings' }));
  await screen.findByRole('heading', { level: 2, name: 'Lock' });
  return app;
}

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
const fill = (label: string, value: string): void => {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
};
const ways = (): readonly string[] =>
  within(screen.getByRole('list', { name: 'Ways in' }))
    .getAllByRole('listitem')
    .map((row) => row.querySelector('strong')?.textContent ?? '');

test('without a way in it is said what that means, and nothing locks', async () => {
  await imaniOpensSettings();
  screen.getByText(/opens by itself on this device/);
  screen.getByText(/A copy of this browser’s files opens on another device as well/);
  for (const name of ['Lock now', 'Make recovery words', 'Add a passkey']) {
    expect(screen.queryByRole('button', { name })).toBeNull();
  }
  expect(screen.queryByLabelText('Lock by itself after')).toBeNull();
});

test('Imani sets a passphrase, hears how strong it is, and is told of recovery words', async () => {
  const { attune } = await imaniOpensSettings();
  press('Set a passphrase');
  const dialog = await screen.findByRole('dialog', { name: 'Set a passphrase' });
  for (const label of ['Passphrase', 'Passphrase again']) {
    const box = within(dialog).getByLabelText<HTMLInputElement>(label);
    expect(box.type).toBe('password');
    expect(box.autocomplete).toBe('new-password');
  }
  fill('Passphrase', 'short');
  within(dialog).getByText('Too short');
  press('Save passphrase');
  await within(dialog).findByText(/at least 8 letters/);
  fill('Passphrase', 'meadow copper lantern orbit');
  within(dialog).getByText('Fair');
  fill('Passphrase again', 'meadow copper lantern');
  press('Save passphrase');
  await within(dialog).findByText(/The two are not the same/);
  expect(document.activeElement).toBe(within(dialog).getByLabelText('Passphrase again'));
  expect(attune.lock.passphrase).toBeUndefined();
  fill('Passphrase again', 'meadow copper lantern orbit');
  press('Save passphrase');
  await screen.findByText('Your passphrase is set.');
  expect(attune.lock.passphrase).toBe('meadow copper lantern orbit');
  expect(ways()).toEqual(['Passphrase']);
  screen.getByText(/You have one way in/);
  screen.getByText(/asks for one of these before it opens/);
  screen.getByText(/^Set on .*22.*2026|^Set on .*2026/);
  expect(screen.queryByText(/Someone who can copy this browser’s files/)).toBeNull();
});

test('a passphrase can be made of random words, which have to be typed by hand', async () => {
  await imaniOpensSettings();
  press('Set a passphrase');
  const dialog = await screen.findByRole('dialog');
  press('Make one for me');
  await within(dialog).findByText('meadow copper lantern orbit velvet harbor');
  expect(within(dialog).getByLabelText<HTMLInputElement>('Passphrase').value).toBe('');
});

test('while everything is locked with new keys that is said, and nothing else can be done', async () => {
  const { attune } = await imaniOpensSettings();
  let finish: (outcome: Result<void, LockFault>) => void = () => undefined;
  vi.spyOn(attune.lock, 'setPassphrase').mockReturnValue(
    new Promise((resolve) => {
      finish = resolve;
    }),
  );
  press('Set a passphrase');
  const dialog = await screen.findByRole('dialog');
  fill('Passphrase', 'meadow copper lantern orbit');
  fill('Passphrase again', 'meadow copper lantern orbit');
  press('Save passphrase');
  const status = await within(dialog).findByRole('status');
  expect(status.textContent).toContain('Please keep this page open');
  expect(
    within(dialog)
      .getAllByRole('button')
      .map((one) => one.textContent),
  ).toEqual(['Quick exit']);
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(screen.getByRole('dialog')).toBe(dialog);
  finish(ok(undefined));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('what could not be set says so, and nothing typed is lost', async () => {
  const { attune } = await imaniOpensSettings();
  attune.lock.faults.set({ set: 'not-kept' });
  press('Set a passphrase');
  const dialog = await screen.findByRole('dialog');
  fill('Passphrase', 'meadow copper lantern orbit');
  fill('Passphrase again', 'meadow copper lantern orbit');
  press('Save passphrase');
  await within(dialog).findByText(/Everything is as it was/);
  attune.lock.faults.set({});
  press('Save passphrase');
  await screen.findByText('Your passphrase is set.');
});

test('recovery words are set only after three of them were given back', async () => {
  const { attune, browser } = await imaniOpensSettings('passphrase');
  press('Make recovery words');
  const dialog = await screen.findByRole('dialog', { name: 'Recovery words' });
  const list = await within(dialog).findByRole('list', { name: 'Recovery words' });
  const words = within(list)
    .getAllByRole('listitem')
    .map((one) => one.textContent);
  expect(words).toHaveLength(12);
  fireEvent.click(await within(dialog).findByRole('button', { name: 'Print' }));
  expect(browser.done).toContain('print');
  press('I wrote them down');
  const boxes = await within(dialog).findAllByRole<HTMLInputElement>('textbox', { name: /^Word / });
  expect(boxes).toHaveLength(3);
  press('Keep these words');
  expect(await within(dialog).findAllByText(/That is another word/)).toHaveLength(3);
  expect(document.activeElement).toBe(boxes[0]);
  press('Show the words again');
  await within(dialog).findByRole('list', { name: 'Recovery words' });
  press('I wrote them down');
  for (const box of await within(dialog).findAllByRole<HTMLInputElement>('textbox')) {
    const number = Number(/\d+/.exec(box.labels?.[0]?.textContent ?? '')?.[0]);
    fireEvent.input(box, { target: { value: ` ${words[number - 1]?.toUpperCase()} ` } });
  }
  expect(attune.lock.words).toEqual([]);
  press('Keep these words');
  await screen.findByText('Your recovery words are set.');
  expect(ways()).toEqual(['Passphrase', 'Recovery words']);
});

test('a passkey is offered where the browser has one to give, beside another way', async () => {
  const { attune } = await imaniOpensSettings('passphrase');
  attune.lock.faults.set({ set: 'declined' });
  fireEvent.click(await screen.findByRole('button', { name: 'Add a passkey' }));
  await screen.findByText(/No passkey was added/);
  attune.lock.faults.set({});
  press('Add a passkey');
  await screen.findByText('Your passkey opens Attune now.');
  expect(ways()).toEqual(['Passphrase', 'Passkey']);
});

test('a way is removed after its consequence was read, and the last one that is no passkey stays', async () => {
  await imaniOpensSettings('passphrase', 'recovery-words', 'passkey');
  const row = (way: string): HTMLElement => {
    const found = screen.getByText(way, { selector: 'strong' }).closest('li');
    if (found === null) throw new Error(`${way} stands in a list.`);
    return found;
  };
  fireEvent.click(within(row('Passphrase')).getByRole('button', { name: 'Remove' }));
  const first = await screen.findByRole('dialog', { name: 'Remove the passphrase?' });
  within(first).getByText(/with your recovery words, and with a passkey if you have added one/);
  fireEvent.click(within(first).getByRole('button', { name: 'Keep it' }));
  fireEvent.click(within(row('Recovery words')).getByRole('button', { name: 'Remove' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove the recovery words?' });
  within(dialog).getByText(/The paper with your words then opens nothing any more/);
  expect(ways()).toHaveLength(3);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  await screen.findByText('The recovery words open nothing any more.');
  expect(ways()).toEqual(['Passphrase', 'Passkey']);
  expect(within(row('Passphrase')).queryByRole('button', { name: 'Remove' })).toBeNull();
  within(row('Passkey')).getByRole('button', { name: 'Remove' });
});

test('after how many minutes it locks by itself is chosen from a few', async () => {
  const { attune } = await imaniOpensSettings('passphrase');
  const select = screen.getByLabelText<HTMLSelectElement>('Lock by itself after');
  expect([...select.options].map((one) => one.textContent)).toEqual([
    '1 minute',
    '5 minutes',
    '10 minutes',
    '30 minutes',
    '60 minutes',
  ]);
  fireEvent.change(select, { target: { selectedIndex: 2 } });
  expect(attune.preferences.get().lockAfterMinutes).toBe(10);
});

test('Lock now closes the page and shows nothing of it', async () => {
  await imaniOpensSettings('passphrase');
  const places = screen.getByRole('navigation', { name: 'Workspace' });
  fireEvent.click(await within(places).findByRole('button', { name: 'Lock now' }));
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  expect(screen.queryByRole('navigation')).toBeNull();
});

test('Quick exit leads to our own page, or to an address that Imani typed, and locks', async () => {
  const { attune, browser } = await imaniOpensSettings('passphrase');
  fill('Leave to', 'http://weather.example');
  press('Save address');
  await screen.findByText(/a whole address that begins with https/);
  expect(document.activeElement).toBe(screen.getByLabelText('Leave to'));
  press('Quick exit');
  expect(browser.done).toContain('quick exit');
  await waitFor(() => expect(attune.state.get().tag).toBe('locked'));
  attune.state.set({ tag: 'ready' });
  fireEvent.click(await screen.findByRole('link', { name: 'Settings' }));
  await screen.findByRole('heading', { level: 2, name: 'Lock' });
  fill('Leave to', 'https://weather.example/today');
  press('Save address');
  await screen.findByText('Address saved');
  for (let count = 0; count < 3; count += 1) {
    fireEvent.keyDown(document.body, { key: 'Shift' });
    fireEvent.keyUp(document.body, { key: 'Shift' });
  }
  expect(browser.done).toContain('quick exit https://weather.example/today');
});

test('a neutral name of the tab can be had and given up', async () => {
  const { browser } = await imaniOpensSettings();
  const box = await screen.findByRole('checkbox', { name: 'Neutral name' });
  fireEvent.click(box);
  fireEvent.click(box);
  expect(browser.done.slice(-2)).toEqual(['neutral name', 'own name']);
});
