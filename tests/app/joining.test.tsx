// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { describe, expect, test, vi } from 'vitest';
import { liveValue } from '../../src/crdt/basics/live.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import type { JoinRequest, JoinState } from '../../src/crdt/spaces/joining.ts';
import { pretendIds } from './pretend-people.ts';
import { pretendWorkspace } from './pretend-workspace.ts';
import { showApp, type ShownApp } from './show-app.tsx';

async function knock(): Promise<ShownApp> {
  const app = showApp({ at: '/join' });
  app.browser.invitationText.set('ASinvitation');
  fireEvent.input(await screen.findByRole('textbox', { name: 'Your name' }), {
    target: { value: 'Sam' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Ask to come in' }));
  await screen.findByRole('heading', { name: 'Knocking…' });
  return app;
}

test('a newcomer opens a link, gives a name, and sees three words to compare', async () => {
  const app = await knock();
  app.attune.joinState.set({ tag: 'words', words: ['heron', 'velvet', 'noon'] });
  await screen.findByRole('heading', { name: 'Read these three words aloud' });
  for (const word of ['heron', 'velvet', 'noon']) screen.getByText(word);
});

test('after being let in, the newcomer is in the workspace', async () => {
  const app = await knock();
  const workspace = pretendWorkspace({ nowMs: app.clock.nowMs(), name: 'Willow', myName: 'Sam' });
  app.attune.keep(workspace);
  app.attune.joinState.set({ tag: 'let-in', workspace: workspace.id });
  await screen.findByRole('heading', { name: 'Good afternoon, Sam' });
});

const ends: readonly (readonly [JoinState, string, string])[] = [
  [{ tag: 'waiting' }, 'Nobody is home yet', 'Stop asking'],
  [{ tag: 'unreachable' }, 'No connection just now', 'Stop asking'],
  [{ tag: 'not-now' }, 'Not now', 'Ask again'],
  [{ tag: 'used' }, 'This link has been used', 'I have another link'],
  [{ tag: 'expired' }, 'This link is too old', 'I have another link'],
  [{ tag: 'withdrawn' }, 'This link was taken back', 'I have another link'],
  [{ tag: 'unsafe' }, 'Something does not fit', 'I have another link'],
  [{ tag: 'impossible' }, 'This browser cannot connect', 'Stop asking'],
];
test.each(ends)('a request that is %o says so and offers a way on', async (state, heading, way) => {
  const app = await knock();
  app.attune.joinState.set(state);
  await screen.findByRole('heading', { name: heading });
  screen.getByRole('button', { name: way });
});

test('after "Not now" the newcomer can ask again', async () => {
  const app = await knock();
  app.attune.joinState.set({ tag: 'not-now' });
  const again = await screen.findByRole('button', { name: 'Ask again' });
  again.focus();
  const [request] = app.attune.joins.get();
  if (request === undefined) throw new Error('Sam has asked.');
  vi.spyOn(request, 'retry').mockImplementation(() =>
    app.attune.joinState.set({ tag: 'connecting' }),
  );
  fireEvent.click(again);
  await screen.findByRole('heading', { name: 'Knocking…' });
  // The button is gone, and whoever listens goes on at the heading.
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Knocking…'));
});

test('whoever was let in is not told of an older link that had been used', async () => {
  const app = await knock();
  const [request] = app.attune.joins.get();
  if (request === undefined) throw new Error('Sam has asked.');
  const older = pretendIds.invitation();
  const used: JoinRequest = { ...request, invitation: older, state: liveValue({ tag: 'used' }) };
  app.attune.joins.set([used, request]);
  app.attune.joinState.set({ tag: 'added' });
  app.attune.joins.set([used]);
  await screen.findByRole('heading', { name: 'Your journal is here' });
  expect(screen.queryByRole('heading', { name: 'This link has been used' })).toBeNull();
});

test('the same link opened again leads back to the request, and another one knows the name', async () => {
  const app = await knock();
  app.attune.joinState.set({ tag: 'waiting' });
  await screen.findByRole('heading', { name: 'Nobody is home yet' });
  const [pending] = app.attune.joins.get();
  if (pending === undefined) throw new Error('Sam has asked.');
  const reading = vi.spyOn(app.attune, 'readInvitation');
  const secret = new Uint8Array(32);
  const token = { secret, answerKeyHash: new Uint8Array(16) };
  reading.mockReturnValue(ok({ ...token, invitation: pending.invitation }));
  app.browser.invitationText.set('ASthe-same-again');
  await screen.findByRole('heading', { name: 'Nobody is home yet' });
  expect(screen.queryByRole('textbox', { name: 'Your name' })).toBeNull();

  reading.mockReturnValue(ok({ ...token, invitation: pretendIds.invitation() }));
  app.browser.invitationText.set('ASanother');
  const box = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your name' });
  expect(box.value).toBe('Sam');
});

describe('a link of which nothing is left behind its path', () => {
  const opened = (turn: (app: ShownApp) => void = () => undefined): ShownApp => {
    const app = showApp({ at: '/join' });
    turn(app);
    app.browser.invitationText.set('');
    return app;
  };
  const cut = (): Promise<HTMLElement> =>
    screen.findByText(/^A part of this link is missing. Copy the whole link/);

  test('says so to somebody new', async () => {
    opened();
    await cut();
    screen.getByRole('button', { name: 'Paste the link' });
  });

  test('says so to somebody who has a workspace, instead of opening that', async () => {
    const app = opened(({ attune, clock }) => {
      attune.keep(pretendWorkspace({ nowMs: clock.nowMs(), name: 'Willow', myName: 'Sam' }));
    });
    await cut();
    expect(app.address()).toBe('/join');
  });

  test('leaves whoever is asking already with what they ask', async () => {
    const app = await knock();
    app.browser.invitationText.set('');
    screen.getByRole('heading', { name: 'Knocking…' });
    expect(screen.queryByText(/^A part of this link is missing/)).toBeNull();
  });
});

test('a part of Attune that could not be loaded leaves the button to be pressed again', async () => {
  const app = showApp({ at: '/join' });
  app.browser.invitationText.set('ASinvitation');
  fireEvent.input(await screen.findByRole('textbox', { name: 'Your name' }), {
    target: { value: 'Sam' },
  });
  vi.spyOn(app.attune, 'askToComeIn').mockRejectedValueOnce(new TypeError('not loaded'));
  const ask = screen.getByRole<HTMLButtonElement>('button', { name: 'Ask to come in' });
  fireEvent.click(ask);
  await screen.findByText(/That did not work. Nothing was lost./);
  expect(ask.disabled).toBe(false);
  fireEvent.click(ask);
  await screen.findByRole('heading', { name: 'Knocking…' });
});

test('a request that could not be given up is told as going on', async () => {
  const app = await knock();
  const [request] = app.attune.joins.get();
  if (request === undefined) throw new Error('Sam has asked.');
  vi.spyOn(request, 'giveUp').mockResolvedValueOnce(err('full'));
  fireEvent.click(screen.getByRole('button', { name: 'Stop asking' }));
  await screen.findByText(/your request goes on/);
  screen.getByRole('heading', { name: 'Knocking…' });
});

test.each([
  ['hello', 'This does not look like an invitation.'],
  ['https://attune.example/join#damaged', 'A part of this link is missing.'],
  ['https://attune.example/join#newer', 'This link was made with a newer version of Attune.'],
])('a pasted text %o that is no link is answered kindly', async (text, sentence) => {
  showApp({ at: '/invitation' });
  fireEvent.input(await screen.findByRole('textbox', { name: 'Invitation link' }), {
    target: { value: text },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Open invitation' }));
  await screen.findByText(sentence, { exact: false });
});

test('a pasted link leads to the same question as an opened one', async () => {
  showApp({ at: '/invitation' });
  fireEvent.input(await screen.findByRole('textbox', { name: 'Invitation link' }), {
    target: { value: 'https://attune.example/join#ASabc' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Open invitation' }));
  await screen.findByRole('button', { name: 'Ask to come in' });
});
