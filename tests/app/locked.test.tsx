// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { describe, expect, test, vi } from 'vitest';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { err } from '../../src/crdt/basics/result.ts';
import type { WayIn } from '../../src/crdt/spaces/lock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp, type ShownApp } from './show-app.tsx';

/** Imani’s workspace, closed by these ways. */
function locked(...ways: readonly WayIn[]): ShownApp {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune } = imaniAtHome(clock);
  attune.lock.passphrase = 'river oak lantern';
  for (const way of ways) attune.lock.has(way);
  attune.state.set({ tag: 'locked' });
  return showApp({ clock, attune });
}

const box = (): HTMLInputElement => screen.getByLabelText<HTMLInputElement>('Passphrase');
const tryOn = (passphrase: string): void => {
  fireEvent.input(box(), { target: { value: passphrase } });
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
};
const tryWords = (words: string): void => {
  fireEvent.input(screen.getByLabelText('Your twelve words'), { target: { value: words } });
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
};

test('the locked page says nothing of what it holds, and the box has focus', async () => {
  const { attune, browser } = locked('passphrase');
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  await waitFor(() => expect(document.activeElement).toBe(box()));
  expect(box().type).toBe('password');
  await waitFor(() => expect(browser.done).toEqual(['show neutral name']));
  expect(document.body.textContent).not.toMatch(/Attune|Willow|Imani|Sam|therap/i);
  screen.getByRole('button', { name: 'Quick exit' });
  expect(screen.queryByRole('button', { name: 'Use recovery words' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Use a passkey' })).toBeNull();
  attune.state.set({ tag: 'ready' });
  await screen.findByRole('navigation', { name: 'Workspace' });
  await waitFor(() => expect(browser.done.at(-1)).toBe('show own name'));
});

test('the right passphrase opens the page that was asked for', async () => {
  locked('passphrase');
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  tryOn('river oak lantern');
  await screen.findByRole('navigation', { name: 'Workspace' });
});

test('another one is met kindly, and when the next try is taken is seen and said', async () => {
  const { clock } = locked('passphrase');
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  tryOn('another one');
  await screen.findByText(/Look at capital letters and spaces/);
  const status = within(screen.getByRole('main')).getByRole('status');
  await waitFor(() => expect(status.textContent).toBe('The next try is taken in 1 second.'));
  expect(document.activeElement).toBe(box());
  await clock.advance(1_000);
  await waitFor(() => expect(status.textContent).toBe('You can try again now.'));
  tryOn('river oak lantern');
  await screen.findByRole('navigation', { name: 'Workspace' });
});

test('nothing typed is asked for, and not tried', async () => {
  const { attune } = locked('passphrase');
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
  await screen.findByText('Please type it first.');
  expect(attune.lock.nextTryMs.get()).toBeUndefined();
});

test('recovery words and a passkey open it where they are set', async () => {
  const { attune } = locked('passphrase', 'recovery-words', 'passkey');
  attune.lock.words = ['meadow', 'copper', 'lantern'];
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  fireEvent.click(screen.getByRole('button', { name: 'Use recovery words' }));
  const words = await screen.findByLabelText('Your twelve words');
  await waitFor(() => expect(document.activeElement).toBe(words));
  fireEvent.input(words, { target: { value: 'Meadow, copper  lantern' } });
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
  await screen.findByRole('navigation', { name: 'Workspace' });
  attune.state.set({ tag: 'locked' });
  fireEvent.click(await screen.findByRole('button', { name: 'Use a passkey' }));
  await screen.findByRole('navigation', { name: 'Workspace' });
});

test('eleven words, and a word that is in no list, are told from words that are wrong; a word is named only where it can be read anyway', async () => {
  const { attune } = locked('recovery-words');
  await screen.findByLabelText('Your twelve words');
  attune.lock.faults.set({ unlock: { tag: 'unread-words', count: 11, unknown: [] } });
  tryWords('river oak lantern');
  await screen.findByText('Here are 11 words. Your paper has twelve.');
  attune.lock.faults.set({ unlock: { tag: 'unread-words', count: 12, unknown: [2] } });
  tryWords('river oack lantern');
  const hidden = await screen.findByText(/^Word 2 is not one that can be on your paper/);
  expect(hidden.textContent).not.toContain('oack');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show what I type' }));
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
  await screen.findByText(/^Word 2, “oack”, is not one that can be on your paper/);
});

test('each thing that keeps it closed has its own sentence', async () => {
  const { attune } = locked('passphrase', 'passkey');
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  for (const [unlock, sentence] of [
    ['damaged', /Nothing has been deleted/],
    ['not-loaded', /could not be loaded/],
    ['declined', /Nothing was opened/],
    ['unsupported', /cannot use that passkey/],
    ['too-soon', /^Please wait a moment. That was not tried yet.$/],
  ] as const) {
    attune.lock.faults.set({ unlock });
    tryOn('river oak lantern');
    await screen.findByText(sentence);
  }
});

test('somebody who cannot get in reads what helps, in its order, and what is lost', async () => {
  const { attune, browser } = locked('passphrase', 'recovery-words');
  fireEvent.click(await screen.findByRole('button', { name: 'I cannot get in' }));
  const heading = await screen.findByRole('heading', { level: 1, name: 'If you cannot get in' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
    'Your recovery words',
    'Another device of yours',
    'A backup',
    'A new invitation',
    'What is lost then',
    'Leaving Attune',
  ]);
  screen.getByText(/such as your journal, is lost for good/);
  fireEvent.click(screen.getByRole('button', { name: 'Use recovery words' }));
  await screen.findByLabelText('Your twelve words');
  fireEvent.click(screen.getByRole('button', { name: 'I cannot get in' }));

  fireEvent.click(
    await screen.findByRole('button', { name: 'Remove everything from this device' }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Remove everything?' });
  fireEvent.input(within(dialog).getByRole('textbox'), { target: { value: 'remove' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove everything' }));
  await waitFor(() => expect(browser.done).toContain('reload'));
  expect(browser.done).toContain('forget marks');
  expect(attune.done).toEqual(['remove everything']);
});

test('while a passkey is asked for and nobody answers, the passphrase opens it all the same', async () => {
  const { attune } = locked('passphrase', 'passkey');
  const { lock } = attune;
  const unlock = lock.unlock.bind(lock);
  let decline = (): void => undefined;
  lock.unlock = (unlocking) => {
    if (unlocking.way !== 'passkey') return unlock(unlocking);
    return new Promise((resolve) => (decline = () => resolve(err('declined'))));
  };
  fireEvent.click(await screen.findByRole('button', { name: 'Use a passkey' }));
  tryOn('another one');
  await screen.findByText(/That did not open it/);
  decline();
  await waitFor(() => expect(screen.queryByText(/Nothing was opened/)).toBeNull());
  expect(screen.getByText(/That did not open it/)).toBeDefined();
});

describe('while a passkey is asked for and nobody answers', () => {
  const asking = 'Your device is asking for your passkey.';
  const words = ['meadow', 'copper', 'lantern'];
  /** Imani pressed “Use a passkey”, and her authenticator lies elsewhere. */
  async function asksForPasskey(): Promise<{
    readonly app: ShownApp;
    readonly asked: AbortSignal;
  }> {
    const app = locked('passphrase', 'recovery-words', 'passkey');
    const { lock } = app.attune;
    lock.passkeyIsAway = true;
    lock.words = words;
    const tried = vi.spyOn(lock, 'unlock');
    fireEvent.click(await screen.findByRole('button', { name: 'Use a passkey' }));
    await screen.findByText(asking, { exact: false });
    const [unlocking] = tried.mock.calls[0] ?? [];
    if (unlocking?.way !== 'passkey' || unlocking.signal === undefined)
      throw new Error('no passkey is asked for');
    expect(unlocking.signal.aborted).toBe(false);
    return { app, asked: unlocking.signal };
  }
  const nothingIsSaid = (): void => {
    expect(screen.queryByText(asking, { exact: false })).toBeNull();
    expect(screen.queryByText(/Nothing was opened/)).toBeNull();
  };

  test('the page says what it waits for, and she can end it and ask again', async () => {
    const { app, asked } = await asksForPasskey();
    const stop = screen.getByRole('button', { name: 'Stop asking' });
    stop.focus();
    fireEvent.click(stop);
    expect(asked.aborted).toBe(true);
    const again = screen.getByRole('button', { name: 'Use a passkey' });
    await waitFor(() => expect(document.activeElement).toBe(again));
    expect(screen.queryByRole('button', { name: 'Stop asking' })).toBeNull();
    nothingIsSaid();
    app.attune.lock.passkeyIsAway = false;
    fireEvent.click(again);
    await screen.findByRole('navigation', { name: 'Workspace' });
  });

  test('the passphrase opens it at once', async () => {
    const { asked } = await asksForPasskey();
    tryOn('river oak lantern');
    expect(asked.aborted).toBe(true);
    await screen.findByRole('navigation', { name: 'Workspace' });
  });

  test('an empty box is asked for, and the passkey can be asked for again', async () => {
    const { asked } = await asksForPasskey();
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await screen.findByText('Please type it first.');
    expect(asked.aborted).toBe(true);
    nothingIsSaid();
    const again = screen.getByRole('button', { name: 'Use a passkey' });
    expect(again.getAttribute('aria-disabled')).toBe('false');
  });

  test('turning to the words ends it, and they open', async () => {
    const { asked } = await asksForPasskey();
    fireEvent.click(screen.getByRole('button', { name: 'Use recovery words' }));
    expect(asked.aborted).toBe(true);
    const box = await screen.findByLabelText('Your twelve words');
    nothingIsSaid();
    fireEvent.input(box, { target: { value: words.join(' ') } });
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await screen.findByRole('navigation', { name: 'Workspace' });
  });

  test('“I cannot get in” ends it, and on the way back nothing is said of it', async () => {
    const { asked } = await asksForPasskey();
    fireEvent.click(screen.getByRole('button', { name: 'I cannot get in' }));
    await screen.findByRole('heading', { level: 1, name: 'If you cannot get in' });
    expect(asked.aborted).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByRole('heading', { level: 1, name: 'Locked' });
    nothingIsSaid();
  });
});

test('a passkey that another tab has made needless says nothing', async () => {
  const { attune } = locked('passphrase', 'passkey');
  attune.lock.faults.set({ unlock: 'taken-back' });
  const passkey = await screen.findByRole('button', { name: 'Use a passkey' });
  fireEvent.click(passkey);
  expect(passkey.getAttribute('aria-disabled')).toBe('true');
  await waitFor(() => expect(passkey.getAttribute('aria-disabled')).toBe('false'));
  expect(screen.getByRole('alert').textContent).toBe('');
});

test('a wrong passphrase makes nobody wait who turns to the recovery words, and its pause is there on the way back', async () => {
  const { attune, clock } = locked('passphrase', 'recovery-words');
  attune.lock.words = ['meadow', 'copper', 'lantern'];
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  for (const seconds of [1, 2, 4]) {
    tryOn('another one');
    await screen.findByText(/Look at capital letters/);
    if (seconds < 4) await clock.advance(seconds * 1_000);
  }
  const pause = /The next try is taken/;
  expect((await screen.findAllByText(pause)).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole('button', { name: 'Use recovery words' }));
  await screen.findByLabelText('Your twelve words');
  expect(screen.queryByText(pause)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Use the passphrase' }));
  expect((await screen.findAllByText(pause)).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole('button', { name: 'Use recovery words' }));
  await screen.findByLabelText('Your twelve words');
  tryWords('river oak');
  await screen.findByText(/These words did not open it/);
  expect(screen.queryByText(pause)).toBeNull();
  tryWords('meadow copper lantern');
  await screen.findByRole('navigation', { name: 'Workspace' });
});

test('whoever came in by recovery words hears where a new passphrase is set; nobody else does', async () => {
  const { attune } = locked('passphrase', 'recovery-words');
  attune.lock.words = ['meadow', 'copper', 'lantern'];
  await screen.findByRole('heading', { level: 1, name: 'Locked' });
  tryOn('river oak lantern');
  await screen.findByRole('navigation', { name: 'Workspace' });
  const said = /you can set a new one in Settings/;
  expect(screen.queryByText(said)).toBeNull();
  attune.state.set({ tag: 'locked' });
  fireEvent.click(await screen.findByRole('button', { name: 'Use recovery words' }));
  await screen.findByLabelText('Your twelve words');
  tryWords('meadow copper lantern');
  await screen.findByRole('navigation', { name: 'Workspace' });
  await screen.findByText(said);
});

test('where no passphrase is set, the recovery words are the way in and nothing is proposed', async () => {
  const { attune } = locked('recovery-words');
  attune.lock.words = ['meadow', 'copper', 'lantern'];
  await screen.findByLabelText('Your twelve words');
  tryWords('meadow copper lantern');
  await screen.findByRole('navigation', { name: 'Workspace' });
  expect(screen.queryByText(/in Settings/)).toBeNull();
});
