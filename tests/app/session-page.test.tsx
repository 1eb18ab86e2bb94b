// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { beforeAll, expect, test } from 'vitest';
import { feedback } from '../../src/crdt/documents/feedback/feedback.ts';
import type { Pace } from '../../src/crdt/documents/shapes/pace.ts';
import { sessions } from '../../src/crdt/documents/sessions/sessions.ts';
import { closingWords } from '../../src/app/words/closing.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniInTheHour, type HourState } from './pretend-hour.ts';
import { pretendIds, sam } from './pretend-people.ts';
import { plainly } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

// The page brings much along; on a busy machine that takes longer than a test may wait for a heading.
beforeAll(() => import('../../src/app/features/sessions/session-page.tsx'), 120_000);

/** Imani opens the page of the session. */
async function imaniOpens(
  state: HourState,
  options: {
    readonly asClient?: boolean;
    /** What she chose in this session before the page was loaded. */
    readonly lastPace?: Pace;
    /** What the others still see of another session. */
    readonly before?: Pace;
  } = {},
) {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const hour = imaniInTheHour(clock, state);
  if (options.asClient === true) hour.swapParts();
  if (options.lastPace !== undefined) {
    await hour.room.room.notePace(options.lastPace, { session: hour.session });
  }
  if (options.before !== undefined) {
    hour.workspace.setManner({
      pace: options.before,
      paceIn: pretendIds.record(),
      paceMs: clock.nowMs(),
    });
  }
  const app = showApp({ clock, attune: hour.attune, at: hour.page });
  await screen.findByRole('heading', { level: 1 });
  const session = () => {
    const view = hour.room.room.sessions.view.get();
    return view.sessions.find(({ id }) => id === hour.session);
  };
  return { ...app, ...hour, seen: session };
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const noButton = (name: string): boolean => screen.queryByRole('button', { name }) === null;

test('a planned session shows its day, how and with whom, and can be started; then it is under way', async () => {
  const { seen } = await imaniOpens('planned');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/November 24|24 November/);
  screen.getByText('Planned');
  screen.getByText('Video');
  screen.getByText('Sam Rivers is here with you');
  screen.getByRole('region', { name: 'Agenda' });
  expect(noButton('Close session')).toBe(true);
  const start = button('Start session');
  start.focus();
  fireEvent.click(start);
  await screen.findByText('Under way');
  expect(seen()?.startedMs).toBeDefined();
  button('Close session');
  // Focus was on the button that is gone.
  expect(document.activeElement).not.toBe(document.body);
});

test('somebody who looks elsewhere while they write for the agenda finds what they had begun', async () => {
  await imaniOpens('planned');
  const line = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Add to the agenda' });
  fireEvent.input(await line(), { target: { value: 'The call with' } });
  fireEvent.click(screen.getByRole('link', { name: 'All sessions' }));
  await screen.findByRole('heading', { level: 1, name: 'Sessions' });
  fireEvent.click(screen.getByRole('button', { name: 'Open session' }));
  expect((await line()).value).toBe('The call with');
  const box = await line();
  if (box.form !== null) fireEvent.submit(box.form);
  expect(box.value).toBe('');
  within(screen.getByRole('region', { name: 'Agenda' })).getByText('The call with');
});

test('a planned session can be moved from its own page', async () => {
  await imaniOpens('planned');
  fireEvent.click(button('Change session'));
  await screen.findByRole('dialog', { name: 'Change session' });
});

test('what the other begins is under way here, too', async () => {
  const { room, session } = await imaniOpens('planned');
  room.as(sam.id, sessions).start(session);
  const state = await screen.findByText('Under way');
  expect(state.closest('[aria-live="polite"]')).not.toBeNull();
});

test('the time that is left is counted calmly, and said to be a little over', async () => {
  const { clock } = await imaniOpens('under-way');
  screen.getByText('22 min left');
  await clock.advance(60_000);
  screen.getByText('21 min left');
  await clock.advance(21 * 60_000);
  screen.getByText('A little over time');
  await clock.advance(3 * 60 * 60_000);
  screen.getByText('Still open. Close it when you are done.');
});

test('Close session opens the dialog that ends the hour', async () => {
  const { seen } = await imaniOpens('under-way');
  fireEvent.click(button('Close session'));
  const dialog = await screen.findByRole('dialog', { name: 'Close session' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close session' }));
  await screen.findByText('Finished');
  expect(seen()?.closedMs).toBeDefined();
});

test('what a client writes at the end is there again after Escape, until it is saved', async () => {
  const { room, session, workspace } = await imaniOpens('under-way', { asClient: true });
  const open = async (): Promise<HTMLElement> => {
    fireEvent.click(button('Close session'));
    return screen.findByRole('dialog', { name: 'Close session' });
  };
  const score = (dialog: HTMLElement): HTMLElement =>
    within(within(dialog).getByRole('radiogroup', { name: 'I felt heard' })).getByRole('radio', {
      name: '7',
    });
  const box = (dialog: HTMLElement, name: string): HTMLElement =>
    within(dialog).getByRole('textbox', { name });
  const first = await open();
  fireEvent.input(box(first, 'What I take with me'), { target: { value: 'I can hang up.' } });
  fireEvent.input(box(first, 'In your own words'), { target: { value: 'It was quiet.' } });
  fireEvent.click(score(first));
  fireEvent(first, new Event('cancel', { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  const again = await open();
  expect(box(again, 'What I take with me')).toHaveProperty('value', 'I can hang up.');
  expect(box(again, 'In your own words')).toHaveProperty('value', 'It was quiet.');
  expect(score(again)).toHaveProperty('checked', true);
  // Sam closes the hour while she is writing: her words are saved to it all the same.
  room.as(sam.id, sessions).close(session);
  const after = await screen.findByRole('dialog', { name: 'What stays' });
  fireEvent.click(within(after).getByRole('button', { name: 'Save' }));
  expect(room.room.feedback.view.get().feedback).toMatchObject([
    { scores: { heard: 7 }, words: 'It was quiet.' },
  ]);
  expect(room.room.sessions.view.get().sessions.find(({ id }) => id === session)).toMatchObject({
    takeAways: [{ by: workspace.me, text: 'I can hang up.' }],
  });
});

test('what Sam would like to talk about now is before Imani while the hour goes on, and said aloud', async () => {
  const { room, session } = await imaniOpens('under-way');
  expect(screen.queryByText('How it was for Sam Rivers')).toBeNull();
  const sams = room.as(sam.id, feedback);
  sams.give({ session, scores: { heard: 2 }, words: 'It went past me.', wish: 'now' });
  const card = within(await screen.findByRole('article', { name: 'How it was for Sam Rivers' }));
  card.getByText('It went past me.');
  const told = screen.getAllByText('Sam Rivers would like to talk about it now.');
  expect(told.some((one) => one.getAttribute('role') === 'status')).toBe(true);
});

test('who wants to talk about it now is not told that an hour stays open which the other has closed', async () => {
  const { room, session } = await imaniOpens('under-way', { asClient: true });
  fireEvent.click(button('Close session'));
  const dialog = await screen.findByRole('dialog', { name: 'Close session' });
  const heard = within(dialog).getByRole('radiogroup', { name: 'I felt heard' });
  fireEvent.click(within(heard).getByRole('radio', { name: '2' }));
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Let’s talk about it now' }));
  room.as(sam.id, sessions).close(session);
  fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByText(closingWords.staysOpen)).toBeNull();
});

test('a finished session reads like a record: no pace, no signs, its notes and what stays, and it can be opened again', async () => {
  const { seen } = await imaniOpens('finished');
  screen.getByText('Finished');
  screen.getByRole('heading', { name: 'What stays' });
  screen.getByRole('region', { name: 'Session notes' });
  expect(noButton('Hand up')).toBe(true);
  expect(screen.queryByRole('heading', { name: /pace$/ })).toBeNull();
  fireEvent.click(button('Open again'));
  await screen.findByText('Under way');
  expect(seen()?.closedMs).toBeUndefined();
});

test('a missed session says so kindly, and can be noted as one that took place', async () => {
  const { seen } = await imaniOpens('missed');
  screen.getByText('Missed');
  screen.getByText('It did not happen this time. Nothing here is lost.');
  button('Start session');
  fireEvent.click(button('We met after all'));
  await screen.findByText('Finished');
  expect(seen()?.closedMs).toBeDefined();
});

test('a session that is not here says so and leads back', async () => {
  const app = await imaniOpens('planned');
  const { room, session } = app;
  room.as(sam.id, sessions).remove(session);
  await screen.findByRole('heading', { level: 1, name: 'This session is not here' });
  fireEvent.click(button('All sessions'));
  await waitFor(() => expect(app.address()).toMatch(/\/sessions$/));
});

test('the others see that Imani is in this session', async () => {
  const { workspace, session } = await imaniOpens('planned');
  expect(workspace.places.at(-1)).toEqual({ page: 'sessions', record: session });
});

test('who is here is told: with you, on another page, or gone', async () => {
  const { workspace } = await imaniOpens('under-way');
  const here = (): string | null => screen.getByRole('list', { name: 'Who is here' }).textContent;
  expect(here()).toContain('Sam Rivers is here with you');
  expect(noButton('Follow Sam Rivers')).toBe(true);
  workspace.presence.set([{ member: sam.id, place: { page: 'polls' }, ...plainly }]);
  expect(here()).toContain('Sam Rivers is on Polls');
  button('Follow Sam Rivers');
  workspace.presence.set([]);
  expect(here()).toBe('');
  screen.getByText('With Sam Rivers');
});

test('the bar of a phone jumps to each part, and focus goes along', async () => {
  await imaniOpens('under-way');
  Element.prototype.scrollIntoView = () => undefined;
  const bar = screen.getByRole('navigation', { name: 'Parts of this session' });
  const names = within(bar)
    .getAllByRole('button')
    .map((one) => one.textContent);
  expect(names).toEqual(['Agenda', 'Notes', 'Pace', 'Polls', 'Heard']);
  fireEvent.click(within(bar).getByRole('button', { name: 'Pace' }));
  expect(document.activeElement?.textContent).toBe('Sam Rivers’s pace');
  fireEvent.click(within(bar).getByRole('button', { name: 'Polls' }));
  expect(document.activeElement?.textContent).toBe('Polls');
});

test('a poll is asked from within the session', async () => {
  await imaniOpens('under-way');
  fireEvent.click(button('New poll'));
  await screen.findByRole('dialog', { name: 'New poll' });
});

test('Imani turns the dial, and Sam is shown it while it lasts', async () => {
  const { workspace, room, session } = await imaniOpens('under-way', { asClient: true });
  const dial = screen.getByRole('radiogroup', { name: 'Pace' });
  const radios = within(dial).getAllByRole('radio');
  expect(radios.map((one) => one.closest('label')?.textContent)).toEqual([
    'Slower',
    'Just right',
    'Ready for more',
  ]);
  fireEvent.click(within(dial).getByRole('radio', { name: 'Slower' }));
  expect(workspace.manner.get().pace).toBe('slower');
  // Kept for herself alone.
  await waitFor(async () =>
    expect(await room.room.lastPace(session)).toEqual({
      pace: 'slower',
      turnedMs: workspace.manner.get().paceMs,
    }),
  );
  fireEvent.click(button('I need a moment'));
  expect(workspace.manner.get().needsMoment).toBe(true);
  const dialog = await screen.findByRole('dialog', { name: 'Take the time you need.' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'I am back' }));
  expect(workspace.manner.get().needsMoment).toBe(false);
  button('I need a moment');
});

test('after the page was loaded again the dial stands where it was in this session', async () => {
  const { workspace } = await imaniOpens('under-way', { asClient: true, lastPace: 'ready' });
  const dial = screen.getByRole('radiogroup', { name: 'Pace' });
  const ready = within(dial).getByRole<HTMLInputElement>('radio', { name: 'Ready for more' });
  await waitFor(() => expect(ready.checked).toBe(true));
  expect(workspace.manner.get().pace).toBe('ready');
});

test('the pace of another session is not the pace of this one', async () => {
  const { workspace } = await imaniOpens('under-way', { asClient: true, before: 'slower' });
  const dial = screen.getByRole('radiogroup', { name: 'Pace' });
  await waitFor(() => expect(workspace.manner.get().pace).toBeUndefined());
  expect(within(dial).getByRole<HTMLInputElement>('radio', { name: 'Slower' }).checked).toBe(false);
});

test('what another of her tabs says of this session stands on the dial, and what was kept before does not take its place', async () => {
  const { workspace, session } = await imaniOpens('under-way', { asClient: true });
  const dial = screen.getByRole('radiogroup', { name: 'Pace' });
  const said = { ...plainly, pace: 'ready', paceIn: session, paceMs: 5_000 } as const;
  workspace.manner.set(said);
  const ready = within(dial).getByRole<HTMLInputElement>('radio', { name: 'Ready for more' });
  await waitFor(() => expect(ready.checked).toBe(true));
  expect(workspace.manner.get()).toEqual(said);
});

test('a tab that arrives late with the pace of an hour before does not turn the dial, and one in which she turned it since does', async () => {
  const { workspace, clock, room, session } = await imaniOpens('under-way', { asClient: true });
  const dial = screen.getByRole('radiogroup', { name: 'Pace' });
  const slower = within(dial).getByRole<HTMLInputElement>('radio', { name: 'Slower' });
  const elsewhere = { ...plainly, pace: 'slower', paceIn: pretendIds.record() } as const;
  workspace.manner.set({ ...elsewhere, paceMs: clock.nowMs() - 3_600_000 });
  await waitFor(() => expect(workspace.manner.get().paceIn).toBe(session));
  expect(workspace.manner.get().pace).toBeUndefined();
  expect(slower.checked).toBe(false);
  workspace.manner.set({ ...elsewhere, paceMs: clock.nowMs() + 60_000 });
  await room.room.lastPace(session);
  await clock.advance(1_000);
  expect(slower.checked).toBe(true);
});

test('a pace that could not be kept for her is shown to the others all the same, and she is told', async () => {
  const { workspace, room } = await imaniOpens('under-way', { asClient: true });
  room.cannotKeep.set('full');
  const dial = screen.getByRole('radiogroup', { name: 'Pace' });
  fireEvent.click(within(dial).getByRole('radio', { name: 'Slower' }));
  expect(workspace.manner.get().pace).toBe('slower');
  await screen.findByText('Your pace is shown, but it could not be kept for you on this device.');
});

test('a therapist sees each pace as a calm mark with what to do, and has no dial', async () => {
  const { workspace, session } = await imaniOpens('under-way');
  const card = screen.getByRole('region', { name: 'Sam Rivers’s pace' });
  expect(screen.queryByRole('radiogroup', { name: 'Pace' })).toBeNull();
  expect(noButton('I need a moment')).toBe(true);
  within(card).getByText('Sam Rivers has not said yet. You can ask.');
  const at = { member: sam.id, place: { page: 'sessions', record: session } } as const;
  workspace.presence.set([{ ...at, ...plainly, pace: 'slower' }]);
  within(card).getByText('Sam Rivers: slower');
  within(card).getByText('Leave more room. Stay with one thing, and let silence be.');
  workspace.presence.set([{ ...at, ...plainly, pace: 'slower', needsMoment: true }]);
  within(card).getByText('Sam Rivers: needs a moment');
  workspace.presence.set([]);
  within(card).getByText('Sam Rivers is not here right now.');
});

test('a sign is given and taken back with the same button, and shown as given only while it lasts', async () => {
  const { workspace } = await imaniOpens('under-way');
  const hand = button('Hand up');
  expect(hand.getAttribute('aria-pressed')).toBe('false');
  fireEvent.click(hand);
  expect(workspace.manner.get().sign).toBe('hand');
  expect(hand.getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(button('That helped'));
  expect(hand.getAttribute('aria-pressed')).toBe('false');
  expect(workspace.manner.get().sign).toBe('helped');
  // After some seconds it is gone by itself.
  workspace.giveSign(undefined);
  expect(button('That helped').getAttribute('aria-pressed')).toBe('false');
  fireEvent.click(hand);
  fireEvent.click(hand);
  expect(workspace.manner.get().sign).toBeUndefined();
});
