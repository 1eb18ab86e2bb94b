// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

/* The first page of a page load gets no focus, and one page load has one document: so both ways stand in one test, in their order. */

async function unlock(): Promise<void> {
  const box = await screen.findByLabelText('Passphrase');
  await waitFor(() => expect(document.activeElement).toBe(box));
  fireEvent.input(box, { target: { value: 'river oak lantern' } });
  fireEvent.submit(box);
}

test('whoever unlocks by Enter is at the heading of the page that opens, on arriving and after locking there', async () => {
  const { attune } = imaniAtHome(simulatedClock(Date.UTC(2026, 10, 22, 14, 20)));
  attune.lock.passphrase = 'river oak lantern';
  attune.lock.has('passphrase');
  attune.state.set({ tag: 'locked' });
  showApp({ attune });
  await unlock();
  await screen.findByRole('navigation', { name: 'Workspace' });
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })),
  );
  attune.state.set({ tag: 'locked' });
  await unlock();
  await screen.findByRole('navigation', { name: 'Workspace' });
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })),
  );
});
