// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { describe, expect, test } from 'vitest';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { otherDevice } from './pretend-devices.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp, type ShownApp } from './show-app.tsx';

const startMs = Date.UTC(2026, 10, 22, 14, 20);
const removed = { id: 'removed', what: 'removed', healed: false } as const;

/** Imani's browser where her phone has taken it from her devices: it is out of the workspace, too. */
function removedBrowser(
  of: { readonly own?: 'removed' | 'here'; readonly at?: string } = {},
): ShownApp & ReturnType<typeof imaniAtHome> {
  const clock = simulatedClock(startMs);
  const home = imaniAtHome(clock);
  const own = home.attune.own();
  if (of.own !== 'here') own.concerns.set([removed]);
  home.attune.personal.set({ tag: 'resting' });
  home.workspace.connection.set({ tag: 'removed' });
  home.workspace.concerns.set([removed]);
  return { ...showApp({ at: of.at ?? '/', clock, attune: home.attune }), ...home };
}

describe('on a browser that was taken from her own devices', () => {
  test('Imani reads in the workspace how it becomes one of them again, and of no invitation', async () => {
    removedBrowser();
    await screen.findByText(/^This device is no longer one of your devices/);
    screen.getByText(/add it again from one of them/);
    await screen.findByRole('heading', { name: 'This device is no longer in this workspace' });
    expect(screen.queryByText(/new invitation/)).toBeNull();
    expect(screen.queryByText(/you are no longer/i)).toBeNull();
  });

  test('she reads it once in the journal that is beside the workspace', async () => {
    removedBrowser();
    fireEvent.click(await screen.findByRole('link', { name: 'Journal' }));
    await screen.findByRole('heading', { level: 1, name: /journal/i });
    await waitFor(() =>
      expect(screen.getAllByText(/^This device is no longer one of your devices/)).toHaveLength(1),
    );
    expect(screen.queryByText(/new invitation/)).toBeNull();
  });

  test('she reads in Settings that it is none of them and how it becomes one, and finds no list to remove from', async () => {
    const clock = simulatedClock(startMs);
    const { attune } = imaniAtHome(clock);
    const own = attune.own();
    own.devices.list.set([otherDevice(startMs)]);
    own.concerns.set([removed]);
    attune.personal.set({ tag: 'open', space: own });
    showApp({ at: '/settings', clock, attune });
    const section = await screen.findByRole('region', { name: 'My devices' });
    await within(section).findByText(/^This browser is no longer one of your devices/);
    within(section).getByText(/make a backup first.*remove everything here.*new link/i);
    expect(within(section).queryByRole('list')).toBeNull();
    for (const name of ['Remove', 'Add a device'])
      expect(within(section).queryByRole('button', { name })).toBeNull();
    expect(within(section).queryByText(/on this device only|Each of your devices/)).toBeNull();
  });
});

test('whoever was taken out of a workspace alone is told of a new invitation, and their devices are as they were', async () => {
  removedBrowser({ own: 'here' });
  await screen.findByText(/ask for a new invitation/);
  await screen.findByRole('heading', { name: 'You are no longer in this workspace' });
  expect(screen.queryByText(/one of your devices/)).toBeNull();
});

test('a browser that is only told to be removed says so, and still shows the devices it knows: whoever says it may be one that nobody let in', async () => {
  const clock = simulatedClock(startMs);
  const { attune } = imaniAtHome(clock);
  const own = attune.own();
  own.devices.list.set([...own.devices.list.get(), otherDevice(startMs)]);
  own.concerns.set([removed]);
  attune.personal.set({ tag: 'open', space: own });
  showApp({ at: '/settings', clock, attune });
  const section = await screen.findByRole('region', { name: 'My devices' });
  await within(section).findByText(/^This browser is no longer one of your devices/);
  expect(within(section).getAllByRole('listitem')).toHaveLength(2);
  expect(within(section).queryByText(/Each of your devices/)).toBeNull();
});
