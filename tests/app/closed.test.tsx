// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { showApp } from './show-app.tsx';

test('where the keys no longer open, everything can be removed after the word has been written', async () => {
  const { attune, browser } = showApp({ at: '/workspaces' });
  attune.state.set({ tag: 'damaged' });
  await screen.findByRole('heading', { level: 1, name: 'Your words are here, but closed' });
  screen.getByRole('button', { name: 'Try again' });
  fireEvent.click(
    await screen.findByRole('button', { name: 'Remove everything from this device' }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Remove everything?' });
  within(dialog).getByText(/Other people keep their copies/);
  expect(attune.done).toEqual([]);
  fireEvent.input(within(dialog).getByRole('textbox'), { target: { value: 'remove' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove everything' }));
  await waitFor(() => expect(browser.done).toContain('reload'));
  expect(attune.done).toEqual(['remove everything']);
});

test('where the browser keeps nothing, there is nothing to remove', async () => {
  const { attune } = showApp();
  attune.state.set({ tag: 'cannot-keep', reason: 'no-storage' });
  await screen.findByRole('heading', { level: 1, name: 'This browser keeps nothing' });
  expect(screen.queryByRole('button', { name: /Remove everything/ })).toBeNull();
});
