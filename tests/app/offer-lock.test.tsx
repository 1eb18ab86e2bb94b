// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { keepBeside } from '../../src/app/theme/keep-beside.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { showJournal } from './journal-at-hand.ts';
import { pretendAttune } from './pretend-attune.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { pretendWorkspace } from './pretend-workspace.ts';
import { showApp, type ShownApp } from './show-app.tsx';

const clockOfTest = () => simulatedClock(Date.UTC(2026, 10, 22, 14, 20));

/** Somebody who has just started a workspace and is alone in it. */
function justStarted(myPart: 'therapist' | 'client'): ShownApp {
  const clock = clockOfTest();
  const attune = pretendAttune(clock.nowMs());
  attune.keep(pretendWorkspace({ nowMs: clock.nowMs(), myPart }));
  return showApp({ clock, attune });
}

const offer = (): Promise<HTMLElement> =>
  screen.findByRole('region', { name: 'Lock Attune on this device' });

test('a therapist is offered a lock beside the first workspace, and may put it off for good', async () => {
  const { attune } = justStarted('therapist');
  const region = await offer();
  within(region).getByText(/You keep other people’s words here/);
  fireEvent.click(within(region).getByRole('button', { name: 'Not now' }));
  await screen.findByText(/You can set one in Settings/);
  expect(screen.queryByRole('region', { name: 'Lock Attune on this device' })).toBeNull();
  expect(attune.preferences.get().lockOffer).toBe('declined');
});

test('once it is set it is not offered any more', async () => {
  const { attune } = justStarted('therapist');
  const region = await offer();
  fireEvent.click(within(region).getByRole('button', { name: 'Set a passphrase' }));
  const dialog = await screen.findByRole('dialog', { name: 'Set a passphrase' });
  for (const label of ['Passphrase', 'Passphrase again']) {
    fireEvent.input(within(dialog).getByLabelText(label), {
      target: { value: 'meadow copper lantern orbit' },
    });
  }
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save passphrase' }));
  await screen.findByText('Your passphrase is set.');
  await waitFor(() =>
    expect(screen.queryByRole('region', { name: 'Lock Attune on this device' })).toBeNull(),
  );
  expect(attune.lock.ways.get()).toHaveLength(1);
});

test('a client is not asked beside a workspace', async () => {
  justStarted('client');
  await screen.findByRole('navigation', { name: 'Workspace' });
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByRole('region', { name: 'Lock Attune on this device' })).toBeNull();
});

test('in a shared workspace it is offered among the people, and not on Today', async () => {
  const clock = clockOfTest();
  showApp({ clock, attune: imaniAtHome(clock).attune });
  fireEvent.click(await screen.findByRole('link', { name: 'People' }));
  await offer();
});

test('somebody whose browser let go of everything reads of the way back, once', async () => {
  const clock = clockOfTest();
  const attune = pretendAttune(clock.nowMs());
  keepBeside('seen', '1');
  showApp({ clock, attune });
  const region = await screen.findByRole('region', { name: 'Something was kept here before' });
  within(region).getByText(/has a full copy of what you share/);
  within(region).getByText(/What only you had here/);
  fireEvent.click(within(region).getByRole('button', { name: 'I understand' }));
  await waitFor(() =>
    expect(screen.queryByRole('region', { name: 'Something was kept here before' })).toBeNull(),
  );
  expect(localStorage.length).toBe(0);
});

test('an address of a workspace says the way back, too, where nothing rests any more', async () => {
  showApp({ at: '/w/1f2g3h/today' });
  await screen.findByRole('heading', { level: 1, name: 'It did not open' });
  screen.getByText(/the browser has let go of it/);
});

test('somebody new reads nothing of the kind', async () => {
  showApp();
  await screen.findByRole('button', { name: 'Start a workspace' });
  expect(screen.queryByRole('region', { name: 'Something was kept here before' })).toBeNull();
});

test('on an iPhone it is said before joining that installing comes first, and the invitation can be taken along', async () => {
  const { browser } = showApp({ at: '/join', around: { isOutsideHomeScreen: true } });
  browser.invitationText.set('ASinvitation');
  const region = await screen.findByRole('region', { name: 'Install first, then join' });
  expect(within(region).getAllByRole('listitem')).toHaveLength(3);
  fireEvent.click(within(region).getByRole('button', { name: 'Copy the invitation' }));
  await within(region).findByText('The invitation is copied.');
  expect(browser.copied).toEqual(['https://attune.example/join#ASinvitation']);
  screen.getByRole('button', { name: 'Ask to come in' });
});

test('whoever writes a journal is offered a lock once there is a first entry, and not before', async () => {
  await showJournal('client');
  expect(screen.queryByRole('region', { name: 'Lock Attune on this device' })).toBeNull();
  cleanup();
  await showJournal('client', {
    write: ({ write }) => write({ day: '2026-11-22', paragraphs: ['River.'] }),
  });
  const region = await offer();
  within(region).getByText(/What you write here is for you alone/);
});
