// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import jsqr from 'jsqr';
import { expect, test, vi } from 'vitest';
import { encode } from 'uqr';
import { err } from '../../src/crdt/basics/result.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { atTheDoor, imaniAtHome } from './pretend-scenes.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';
import { showApp } from './show-app.tsx';

async function imaniInvites() {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  const app = showApp({ clock, attune: home.attune });
  fireEvent.click(await screen.findByRole('link', { name: 'People' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Invite someone' }));
  const dialog = await screen.findByRole('dialog', { name: 'Invite someone' });
  const link = (): HTMLInputElement =>
    within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Invitation link' });
  await waitFor(link);
  return { ...app, workspace: home.workspace, dialog, link };
}

test('an invitation for the client is there at once, with link, picture and an end', async () => {
  const { dialog, link, browser, workspace } = await imaniInvites();
  expect(link().readOnly).toBe(true);
  expect(link().value).toMatch(/^https:\/\/attune\.example\/join#/);
  const parts = within(dialog).getByRole('radiogroup', { name: 'Their part' });
  expect(within(parts).getByRole<HTMLInputElement>('radio', { name: 'Client' }).checked).toBe(true);
  within(dialog).getByRole('img', { name: 'QR picture of the invitation link' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Copy link' }));
  await within(dialog).findByText('Link copied');
  expect(browser.copied).toEqual([link().value]);
  const [made] = workspace.invitations.list.get();
  expect((made?.expiresMs ?? 0) - (made?.createdMs ?? 0)).toBe(7 * 86_400_000);
});

const invitationsOf = ({ invitations }: PretendWorkspace) =>
  invitations.list.get().map((one) => [one.part, one.state]);

test('another part changes the invitation while nobody has been given its link', async () => {
  const { dialog, link, workspace } = await imaniInvites();
  const before = link().value;
  for (const part of ['Someone else', 'Therapist']) {
    fireEvent.click(within(dialog).getByRole('radio', { name: part }));
  }
  await waitFor(() => expect(invitationsOf(workspace)).toEqual([['therapist', 'open']]));
  expect(link().value).toBe(before);
  expect(within(dialog).queryByText(/This is a new link/)).toBeNull();
});

test('looking at an invitation again makes no other one until its link was copied', async () => {
  const { dialog, link, workspace } = await imaniInvites();
  const before = link().value;
  const again = async (): Promise<string> => {
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Invite someone' }));
    const box = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Invitation link' });
    return box.value;
  };
  expect(await again()).toBe(before);
  expect(invitationsOf(workspace)).toHaveLength(1);
  fireEvent.copy(screen.getByRole('textbox', { name: 'Invitation link' }));
  expect(await again()).not.toBe(before);
  expect(invitationsOf(workspace)).toHaveLength(2);
  expect(dialog.isConnected).toBe(false);
});

test('once the link was copied another part makes another link, and the one before no longer works', async () => {
  const { dialog, link, workspace } = await imaniInvites();
  const before = link().value;
  fireEvent.click(within(dialog).getByRole('button', { name: 'Copy link' }));
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Someone else' }));
  await within(dialog).findByText('This is a new link. The one before it no longer works.');
  expect(link().value).not.toBe(before);
  expect(invitationsOf(workspace)).toEqual([
    ['other', 'open'],
    ['client', 'withdrawn'],
  ]);
});

test('a link that could not be kept is told, and a late refusal hides no newer link', async () => {
  const { dialog, link, workspace } = await imaniInvites();
  const refusals: (() => void)[] = [];
  const refusing = vi.spyOn(workspace.invitations, 'create').mockImplementation(
    () =>
      new Promise((resolve) => {
        refusals.push(() => resolve(err('full')));
      }),
  );
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Therapist' }));
  await waitFor(() => expect(refusals).toHaveLength(1));
  refusing.mockRestore();
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Client' }));
  refusals[0]?.();
  await waitFor(() => expect(invitationsOf(workspace)).toEqual([['client', 'open']]));
  await waitFor(link);
  expect(within(dialog).queryByRole('alert')).toBeNull();

  vi.spyOn(workspace.invitations, 'create').mockResolvedValueOnce(err('full'));
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Therapist' }));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toContain('The link could not be saved');
  const again = within(dialog).getByRole('button', { name: 'Try again' });
  again.focus();
  fireEvent.click(again);
  await waitFor(() =>
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Copy link' })),
  );
});

test('while the invitation is open on the page, somebody at the door can be let in all the same', async () => {
  const { attune, dialog, workspace } = await imaniInvites();
  atTheDoor(attune, workspace);
  const notice = await within(dialog).findByRole('region', { name: 'Sam Rivers is at the door' });
  within(dialog).getByRole('button', { name: 'Quick exit' });
  fireEvent.click(within(notice).getByRole('button', { name: 'Let in' }));
  expect(attune.done).toEqual(['let in']);
});

test('where a browser cannot connect, whoever invites is told so', async () => {
  const { dialog, workspace } = await imaniInvites();
  expect(within(dialog).queryByRole('alert')).toBeNull();
  workspace.connection.set({ tag: 'offline', impossible: true });
  const told = await within(dialog).findByRole('alert');
  expect(told.textContent).toContain('This browser cannot connect to other people');
});

async function imaniTakesBack() {
  const invited = await imaniInvites();
  fireEvent.click(within(invited.dialog).getByRole('button', { name: 'Close' }));
  const opener = await screen.findByRole('button', { name: 'Take back' });
  opener.focus();
  fireEvent.click(opener);
  const dialog = await screen.findByRole('dialog', { name: 'Take this link back?' });
  within(dialog).getByText(/It stops working at once/);
  const take = within(dialog).getByRole('button', { name: 'Take it back' });
  return { ...invited, dialog, take };
}

test('an open invitation can be taken back from the list, once its consequence is confirmed', async () => {
  const { workspace, take } = await imaniTakesBack();
  expect(invitationsOf(workspace)).toEqual([['client', 'open']]);
  fireEvent.click(take);
  await screen.findByText('Link taken back. It no longer works.');
  expect(invitationsOf(workspace)).toEqual([['client', 'withdrawn']]);
  screen.getByText('Taken back');
  expect(screen.queryByRole('dialog')).toBeNull();
  // The button that was pressed first is gone with the open link.
  expect(document.activeElement?.textContent).toBe('People');
});

test('a link that could not be taken back is never said to be', async () => {
  const { workspace, dialog, take } = await imaniTakesBack();
  vi.spyOn(workspace.invitations, 'withdraw').mockResolvedValueOnce(err('full'));
  fireEvent.click(take);
  await within(dialog).findByText(/could not be taken back, so it still works/);
  expect(screen.queryByText(/It no longer works/)).toBeNull();
});

test('somebody who is neither therapist nor client is a member, to all who read it', async () => {
  const { dialog, workspace } = await imaniInvites();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  const view = workspace.membersView.get();
  workspace.membersView.set({
    ...view,
    members: view.members.map((one) => ({ ...one, part: 'other' as const })),
  });
  expect(await screen.findAllByText('Member')).toHaveLength(2);
});

async function imaniChangesHerName(name?: string) {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune, workspace } = imaniAtHome(clock);
  if (name !== undefined) {
    const view = workspace.membersView.get();
    const members = view.members.map((one) => (one.id === workspace.me ? { ...one, name } : one));
    workspace.membersView.set({ ...view, members });
  }
  showApp({ clock, attune });
  fireEvent.click(await screen.findByRole('link', { name: 'People' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Change my name' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change my name' });
  const box = (): HTMLInputElement => within(dialog).getByRole('textbox', { name: 'Your name' });
  const save = (): void =>
    void fireEvent.click(within(dialog).getByRole('button', { name: 'Save name' }));
  return { workspace, dialog, box, save };
}

test('somebody whose name nobody vouches for begins with an empty box, not with a name that is none', async () => {
  const { box } = await imaniChangesHerName('');
  expect(box().value).toBe('');
});

test('a missing name is asked for in the box, and no longer once one types', async () => {
  const { dialog, box, save, workspace } = await imaniChangesHerName();
  fireEvent.input(box(), { target: { value: ' ' } });
  save();
  const complaint = 'Please write a name. Any name will do.';
  within(dialog).getByText(complaint);
  expect(document.activeElement).toBe(box());
  fireEvent.input(box(), { target: { value: 'I' } });
  expect(within(dialog).queryByText(complaint)).toBeNull();
  save();
  expect(workspace.membersView.get().members[0]?.name).toBe('I');
});

test('names made with a newer version say so, and none is asked for', async () => {
  const { dialog, workspace } = await imaniChangesHerName();
  workspace.newer.set(true);
  within(dialog).getByText(/made with a newer version/);
  expect(within(dialog).queryByRole('textbox')).toBeNull();
  expect(within(dialog).queryByRole('button', { name: 'Save name' })).toBeNull();
});

test('the picture decodes to the link', async () => {
  const { dialog, link } = await imaniInvites();
  const picture = within(dialog).getByRole('img', { name: 'QR picture of the invitation link' });
  const drawn = picture.querySelector('path')?.getAttribute('d') ?? '';
  const size = encode(link().value, { ecc: 'M', border: 3 }).size;
  expect(jsqr(pixels(drawn, size), size * 4, size * 4)?.data).toBe(link().value);
});

/** Draws the picture's one path, each square as 4 by 4 pixels. */
function pixels(path: string, size: number): Uint8ClampedArray {
  const side = size * 4;
  const image = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * 4; row < Number(y) * 4 + 4; row += 1) {
      for (let column = Number(x) * 4; column < (Number(x) + Number(width)) * 4; column += 1) {
        image.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  return image;
}
