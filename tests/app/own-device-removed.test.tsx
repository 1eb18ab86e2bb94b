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
    own.devices.standing.set('out');
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
  await screen.findByText(/^You are no longer in this workspace\. .*ask for a new invitation/);
  await screen.findByRole('heading', { name: 'You are no longer in this workspace' });
  expect(screen.queryByText(/one of your devices/)).toBeNull();
});

describe('where her own Space has not heard of it', () => {
  test('a browser that alone is out of the workspace reads how it comes back, and of no invitation', async () => {
    const { workspace } = removedBrowser({ own: 'here' });
    workspace.whoIsOut.set('device');
    await screen.findByText(/^This device is no longer one of your devices/);
    expect(screen.queryByText(/new invitation/)).toBeNull();
  });

  test('a browser that only others have told reads where to look and both ways back, until it knows', async () => {
    const { workspace } = removedBrowser({ own: 'here' });
    workspace.whoIsOut.set('unsure');
    await screen.findByText(/^This device is no longer in this workspace.*another device/);
    workspace.whoIsOut.set('device');
    await screen.findByText(/^This device is no longer one of your devices/);
  });
});

describe('a browser that is only told to be removed', () => {
  /** At the devices: this one, and one that may be the one that nobody let in. */
  async function toldBrowser() {
    const clock = simulatedClock(startMs);
    const { attune } = imaniAtHome(clock);
    const own = attune.own();
    own.devices.list.set([...own.devices.list.get(), otherDevice(startMs)]);
    own.devices.standing.set('told');
    attune.personal.set({ tag: 'open', space: own });
    showApp({ at: '/settings', clock, attune });
    const section = await screen.findByRole('region', { name: 'My devices' });
    await within(section).findByText(/^This browser is no longer one of your devices/);
    return { section, own };
  }
  const offers = (section: HTMLElement, name: string): boolean =>
    within(section).queryByRole('button', { name }) !== null;

  test('says so and how it becomes one again, and offers nothing that leads to nothing', async () => {
    const { section } = await toldBrowser();
    within(section).getByText(/make a backup first.*remove everything here.*new link/i);
    expect(within(section).getAllByRole('listitem')).toHaveLength(2);
    for (const name of ['Add a device', 'Rename']) expect(offers(section, name)).toBe(false);
    expect(within(section).queryByText(/on this device only|Each of your devices/)).toBeNull();
  });

  test('can remove the other one, which may be the one that nobody let in, reads what that does, and is told no more than is true', async () => {
    const { section } = await toldBrowser();
    within(section).getByText(/somebody else may have/);
    fireEvent.click(within(section).getByRole('button', { name: 'Remove' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove Phone?' });
    within(dialog).getByText(
      /^If this browser is no longer one of your devices, only the list here/,
    );
    expect(within(dialog).queryByText(/From now on/)).toBeNull();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove this device' }));
    await screen.findByText('Phone is no longer in the list here.');
    expect(screen.queryByText(/Phone is no longer one of your devices/)).toBeNull();
    expect(within(section).getAllByRole('listitem')).toHaveLength(1);
    within(section).getByText(/^This browser is no longer one of your devices/);
    expect(offers(section, 'Add a device')).toBe(false);
    expect(within(section).queryByText(/on this device only|somebody else may have/)).toBeNull();
  });

  test('is as it was once it hears otherwise', async () => {
    const { section, own } = await toldBrowser();
    own.devices.standing.set('in');
    await within(section).findByText(/^Each of your devices/);
    expect(within(section).queryByText(/no longer one of your devices/)).toBeNull();
    for (const name of ['Add a device', 'Remove']) expect(offers(section, name)).toBe(true);
  });
});
