// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { describe, expect, test } from 'vitest';
import { backupsOf, otherDevice, type PretendDevices } from './pretend-devices.ts';
import { pretendAttune } from './pretend-attune.ts';
import { pretendWorkspace } from './pretend-workspace.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { showApp, type ShownApp } from './show-app.tsx';

const startMs = Date.UTC(2026, 10, 22, 14, 20);

/** Settings of somebody who has kept something, with their devices as a test turns them. */
function atSettings(turn: (devices: PretendDevices) => void = () => undefined): ShownApp {
  const clock = simulatedClock(startMs);
  const attune = pretendAttune(startMs);
  const own = attune.own();
  turn(own.devices);
  attune.personal.set({ tag: 'open', space: own });
  return showApp({ at: '/settings', clock, attune });
}
const two = (devices: PretendDevices): void =>
  devices.list.set([...devices.list.get(), otherDevice(startMs)]);

const section = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'My devices' });
const rows = async (): Promise<readonly HTMLElement[]> =>
  within(await screen.findByRole('list', { name: 'My devices' })).getAllByRole('listitem');

describe('whoever looks at their devices', () => {
  test('for the first time founds nothing, and is told what another one would be for', async () => {
    const { attune } = showApp({ at: '/settings' });
    await within(await section()).findByText(/on this device only/);
    expect(attune.personal.get().tag).toBe('none');
    expect(screen.queryByRole('list', { name: 'My devices' })).toBeNull();
  });

  test('is not told that there is one device alone while the list is being opened', async () => {
    const clock = simulatedClock(startMs);
    const attune = pretendAttune(startMs);
    const own = attune.own();
    two(own.devices);
    attune.personal.set({ tag: 'open', space: own });
    let open = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (open = resolve));
    Object.assign(own, { openDevices: () => waiting.then(() => own.devices) });
    showApp({ at: '/settings', clock, attune });
    await within(await section()).findByText('Getting your list of devices…');
    expect(screen.queryByText(/on this device only/)).toBeNull();
    open();
    expect(await rows()).toHaveLength(2);
    expect(screen.queryByText('Getting your list of devices…')).toBeNull();
  });

  test('reads of each what it is, since when, and when it was in use', async () => {
    atSettings(two);
    const [own, phone] = await rows();
    if (own === undefined || phone === undefined) throw new Error('there are two');
    within(own).getByText('Firefox on a computer');
    within(own).getByText('This device');
    within(phone).getByText(/^Phone · Added on .*10.* · In use yesterday$/);
    expect(within(own).queryByRole('button', { name: 'Remove' })).toBeNull();
  });

  test('finds the backups of each device under its name, and what a backup is among them', async () => {
    atSettings((devices) => {
      devices.introduce({ name: 'Laptop', kind: 'computer' });
      const phone = otherDevice(startMs);
      devices.list.set([
        ...devices.list.get(),
        phone,
        backupsOf(startMs),
        backupsOf(startMs, phone.id),
      ]);
    });
    const [, , ofLaptop, ofPhone] = await rows();
    if (ofLaptop === undefined || ofPhone === undefined) throw new Error('there are four');
    expect(ofLaptop.textContent).toBe('Backups of LaptopIn your backup filesRemove');
    within(ofPhone).getByText('Backups of Phone');
    expect(within(ofLaptop).queryByRole('button', { name: 'Rename' })).toBeNull();
    within(await section()).getByText(/A browser that you restore from it joins this list/);
    within(await section()).getByText(/^Each of your devices has/);
  });

  test('has one device still, however many backups there are of it', async () => {
    atSettings((devices) => {
      devices.list.set([...devices.list.get(), backupsOf(startMs)]);
    });
    await rows();
    within(await section()).getByText(/are on this device, and in your backups/);
    expect(within(await section()).queryByText(/^Each of your devices has/)).toBeNull();
  });

  test('sees that one is connected now, and how many workspaces are on their way', async () => {
    const { attune } = atSettings(two);
    const { devices } = attune.own();
    await rows();
    devices.list.set(devices.list.get().map((one) => ({ ...one, isHere: !one.isThis })));
    await screen.findByText(/Connected now$/);
    devices.awaited.set(3);
    await screen.findByText(/^3 workspaces are on their way/);
  });

  test('gives one another name, and the focus stays in its row', async () => {
    atSettings(two);
    const [, phone] = await rows();
    if (phone === undefined) throw new Error('there are two');
    const rename = within(phone).getByRole('button', { name: 'Rename' });
    rename.focus();
    fireEvent.click(rename);
    const box = await screen.findByRole('textbox', { name: 'Name of the device' });
    fireEvent.input(box, { target: { value: '' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save name' }));
    await screen.findByText('Please give it a name. Any name will do.');
    fireEvent.input(box, { target: { value: 'Old phone' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save name' }));
    await within(phone).findByText('Old phone');
    expect(document.activeElement).toBe(rename);
  });

  test('is told when the list could not be opened, and tries again', async () => {
    const { attune } = showApp({ at: '/settings' });
    attune.faults.set({ keep: 'unknown' });
    fireEvent.click(within(await section()).getByRole('button', { name: 'Add a device' }));
    await screen.findByText(/could not be opened/);
    attune.faults.set({});
    fireEvent.click(within(await section()).getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(1);
  });
});

describe('whoever adds a device', () => {
  const add = async (): Promise<HTMLElement> => {
    fireEvent.click(within(await section()).getByRole('button', { name: 'Add a device' }));
    return screen.findByRole('dialog', { name: 'Add a device' });
  };

  test('has a link and a picture of it, and is told when the device is in', async () => {
    const { attune, browser } = showApp({ at: '/settings' });
    const dialog = await add();
    const box = await within(dialog).findByRole('textbox', { name: 'Link for my device' });
    within(dialog).getByRole('img', { name: /QR picture/ });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Copy link' }));
    await screen.findByText('Link copied');
    expect(box).toHaveProperty('value', browser.copied[0]);
    expect(browser.copied[0]).toContain('/device#');
    attune.own().devices.comeIn('Phone');
    await screen.findByText('Phone is one of your devices now.');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await rows()).toHaveLength(2);
  });

  test('is told when the link could not be kept, and tries again', async () => {
    const { attune } = atSettings((devices) => devices.fault.set('full'));
    const dialog = await add();
    await within(dialog).findByText(/could not be saved/);
    attune.own().devices.fault.set(undefined);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Try again' }));
    await within(dialog).findByRole('textbox', { name: 'Link for my device' });
  });

  test('compares three words, and one that another device let in is told of until it was seen', async () => {
    const { attune } = atSettings(two);
    await rows();
    const done: string[] = [];
    attune.doors.set([
      {
        id: 'device:3',
        tag: 'device-added',
        name: 'Tablet',
        by: 'Phone',
        addedMs: startMs,
        seen() {
          done.push('seen');
          attune.doors.set([]);
          return Promise.resolve();
        },
      },
    ]);
    const notice = await screen.findByRole('region', { name: 'A new device was added: Tablet' });
    within(notice).getByText(/^Phone let it in on /);
    within(notice).getByRole('button', { name: 'My devices' });
    fireEvent.click(within(notice).getByRole('button', { name: 'It is mine' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /new device/ })).toBeNull());
    expect(done).toEqual(['seen']);
  });
});

describe('whoever removes a device', () => {
  test('reads what that means, and then it is gone from the list', async () => {
    const { attune } = atSettings(two);
    const [, phone] = await rows();
    if (phone === undefined) throw new Error('there are two');
    fireEvent.click(within(phone).getByRole('button', { name: 'Remove' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove Phone?' });
    within(dialog).getByText(/What it already has stays on it/);
    within(dialog).getByText(/^Somebody who is offline now hears of it when they next meet/);
    attune.own().devices.fault.set('full');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove this device' }));
    await within(dialog).findByText(/could not be stored/);
    attune.own().devices.fault.set(undefined);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove this device' }));
    await screen.findByText('Phone is no longer one of your devices.');
    expect(await rows()).toHaveLength(1);
  });
});

describe('whoever removes a device with backups', () => {
  const phone = otherDevice(startMs);
  const withBackups = async (index: number): Promise<HTMLElement> => {
    atSettings((devices) => {
      devices.list.set([...devices.list.get(), phone, backupsOf(startMs, phone.id)]);
    });
    const row = (await rows())[index];
    if (row === undefined) throw new Error('there are three');
    fireEvent.click(within(row).getByRole('button', { name: 'Remove' }));
    return screen.findByRole('dialog');
  };

  test('reads what becomes of its backups, and they go from the list with it', async () => {
    const dialog = await withBackups(1);
    within(dialog).getByRole('heading', { name: 'Remove Phone?' });
    within(dialog).getByText(/^Backups that were made there can still be opened and read/);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove this device' }));
    await screen.findByText('Phone is no longer one of your devices.');
    expect(await rows()).toHaveLength(1);
  });

  test('may take only its backups out, and reads that the files and the device stay', async () => {
    const dialog = await withBackups(2);
    within(dialog).getByRole('heading', { name: 'Remove these backups from your devices?' });
    within(dialog).getByText(/^The files stay/);
    within(dialog).getByText(/^Somebody who is offline now hears of it when they next meet/);
    expect(within(dialog).queryByText(/without a passphrase, whoever has it/)).toBeNull();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove from my devices' }));
    await screen.findByText('Backups of Phone can bring no browser in any more.');
    expect(await rows()).toHaveLength(2);
  });

  test('reads nothing of backups where there are none', async () => {
    atSettings(two);
    const [, row] = await rows();
    if (row === undefined) throw new Error('there are two');
    fireEvent.click(within(row).getByRole('button', { name: 'Remove' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByText(/Backups/)).toBeNull();
  });
});

describe('a browser that opens a link for a device', () => {
  const open = (turn: (app: ShownApp) => void = () => undefined): ShownApp => {
    const app = showApp({ at: '/join' });
    app.browser.invitationText.set('ASdevice');
    turn(app);
    return app;
  };
  const ask = async (app: ShownApp): Promise<void> => {
    const box = await screen.findByRole('textbox', { name: 'Name of this device' });
    await waitFor(() => expect(box).toHaveProperty('value', 'Firefox on a computer'));
    fireEvent.input(box, { target: { value: 'Old laptop' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add this device' }));
    await screen.findByRole('heading', { name: 'Knocking…' });
    expect(app.attune.joins.get()[0]?.yourName).toBe('Old laptop');
  };

  test('says what it means, shows the words, and then what has come', async () => {
    const app = open();
    await screen.findByText(/If somebody sent you this link, close this page/);
    await ask(app);
    app.attune.joinState.set({ tag: 'waiting' });
    await screen.findByRole('heading', { name: 'Your other device is not there' });
    app.attune.joinState.set({ tag: 'words', words: ['heron', 'velvet', 'noon'] });
    await screen.findByRole('heading', { name: 'Compare these three words' });
    screen.getByText('velvet');
    const workspace = pretendWorkspace({ nowMs: startMs, name: 'Willow', myName: 'Sam' });
    app.attune.keep(workspace);
    const { devices } = app.attune.own();
    devices.awaited.set(2);
    // The device that lets it in writes down its name.
    const [self] = devices.list.get();
    if (self !== undefined) devices.rename(self.id, 'Old laptop');
    app.attune.joinState.set({ tag: 'added' });
    app.attune.joins.set([]);
    await screen.findByRole('heading', { name: 'Your journal and one workspace are here' });
    await screen.findByText(/^2 more are on their way/);
    app.attune.own().devices.awaited.set(0);
    await screen.findByText(/^What your other devices have told of is here/);
    screen.getByText(/A lock belongs to one browser/);
    expect(app.attune.own().devices.list.get()[0]).toMatchObject({
      name: 'Old laptop',
      kind: 'computer',
    });
    fireEvent.click(screen.getByRole('button', { name: 'Go to my workspaces' }));
    await screen.findByRole('navigation', { name: 'Workspace' });
  });

  test.each([
    ['used', 'Each link adds one device, once.'],
    ['expired', 'It works for an hour'],
    ['withdrawn', 'Make a new one on your other device.'],
    ['not-now', 'Your other device did not let this one in.'],
    ['unsafe', 'did not come from the device that made this link'],
  ] as const)('that is %s says so in the words of a device', async (tag, text) => {
    const app = open();
    await ask(app);
    app.attune.joinState.set({ tag });
    await screen.findByText(new RegExp(text));
  });

  test('and holds words of its own says so, asks nothing, and says what can be done', async () => {
    const { attune, browser } = showApp({ at: '/join' });
    attune.personal.set({ tag: 'resting' });
    attune.own().words.set(true);
    browser.invitationText.set('ASdevice');
    await screen.findByRole('heading', { name: 'This browser has a journal of its own' });
    screen.getByText(/do it the other way round/);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('and holds workspaces is told that they will be on the other devices, too', async () => {
    open(({ attune }) => {
      attune.keep(pretendWorkspace({ nowMs: startMs, name: 'Willow', myName: 'Sam' }));
    });
    await screen.findByText(/This browser has a workspace already/);
  });

  test('and cannot keep anything says so', async () => {
    const app = open();
    await screen.findByRole('textbox', { name: 'Name of this device' });
    app.attune.faults.set({ keep: 'no-storage' });
    fireEvent.click(screen.getByRole('button', { name: 'Add this device' }));
    await screen.findByText(/does not let Attune keep anything/);
  });
});
