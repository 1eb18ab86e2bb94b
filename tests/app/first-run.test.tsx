// @vitest-environment jsdom
import { fireEvent, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { showApp } from './show-app.tsx';

const type = (name: string, text: string): void => {
  fireEvent.input(screen.getByRole('textbox', { name }), { target: { value: text } });
};

test('somebody new sees what this is and two ways in', async () => {
  showApp();
  await screen.findByRole('heading', { level: 1, name: 'A shared space for therapy' });
  screen.getByRole('button', { name: 'Start a workspace' });
  screen.getByRole('button', { name: 'I have an invitation' });
  screen.getByRole('button', { name: 'Quick exit' });
});

test('a therapist starts a workspace and stands in it', async () => {
  const app = showApp();
  fireEvent.click(await screen.findByRole('button', { name: 'Start a workspace' }));
  await screen.findByRole('radiogroup', { name: 'Your part' });
  type('Your name', 'Imani');
  fireEvent.click(screen.getByRole('radio', { name: 'Therapist' }));
  type('Name of this workspace', 'Willow');
  fireEvent.click(screen.getByRole('button', { name: 'Create workspace' }));
  await screen.findByRole('heading', { level: 1, name: 'Good afternoon, Imani' });
  expect(app.attune.workspaces.get().map((one) => one.name)).toEqual(['Willow']);
  expect(app.address()).toMatch(/^\/w\/[0-9a-z]+\/today$/);
});

test('without a name the page says kindly what is missing and makes nothing', async () => {
  const app = showApp({ at: '/start' });
  fireEvent.click(await screen.findByRole('button', { name: 'Create workspace' }));
  await screen.findByText('Please write a name. Any name will do.');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your name' }));
  expect(app.attune.workspaces.get()).toEqual([]);
});

test('a part of Attune that could not be loaded leaves the button to be pressed again', async () => {
  const app = showApp({ at: '/start' });
  await screen.findByRole('textbox', { name: 'Your name' });
  type('Your name', 'Imani');
  type('Name of this workspace', 'Willow');
  vi.spyOn(app.attune, 'startWorkspace').mockRejectedValueOnce(new TypeError('not loaded'));
  const create = screen.getByRole<HTMLButtonElement>('button', { name: 'Create workspace' });
  fireEvent.click(create);
  await screen.findByText(/That did not work. Nothing was lost./);
  expect(create.disabled).toBe(false);
  fireEvent.click(create);
  await screen.findByRole('heading', { level: 1, name: 'Good afternoon, Imani' });
});

test('a chosen theme stands from the first paint on, also while the keys are opened', async () => {
  const { pretendAttune } = await import('./pretend-attune.ts');
  const attune = pretendAttune(0);
  attune.state.set({ tag: 'opening' });
  document.documentElement.dataset['theme'] = 'dark';
  showApp({ attune });
  expect(document.documentElement.dataset['theme']).toBe('dark');
  attune.state.set({ tag: 'new' });
  expect(document.documentElement.dataset['theme']).toBeUndefined();
});

test('an address that is not secure is told before anything is asked', async () => {
  const app = showApp();
  app.attune.state.set({ tag: 'cannot-keep', reason: 'insecure-address' });
  await screen.findByRole('heading', { name: 'This address is not secure' });
  expect(screen.queryAllByRole('textbox')).toEqual([]);
});

test('Quick exit saves what waits, then leaves at once', async () => {
  const app = showApp();
  fireEvent.click(await screen.findByRole('button', { name: 'Quick exit' }));
  expect(app.attune.done).toEqual(['flush']);
  expect(app.browser.done).toEqual(['quick exit']);
});

test('with several workspaces the first page is Your workspaces', async () => {
  const { pretendWorkspace } = await import('./pretend-workspace.ts');
  const { pretendAttune } = await import('./pretend-attune.ts');
  const attune = pretendAttune(0);
  attune.keep(pretendWorkspace({ nowMs: 0, name: 'Willow' }));
  attune.keep(pretendWorkspace({ nowMs: 0, name: 'Rowan' }));
  showApp({ attune });
  await screen.findByRole('heading', { name: 'Your workspaces' });
  screen.getByRole('link', { name: /Willow/ });
  screen.getByRole('link', { name: /Rowan/ });
});
