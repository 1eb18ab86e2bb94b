// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import { agenda as agendaKind } from '../../src/crdt/documents/agenda/agenda.ts';
import { whenDayMonth } from '../../src/app/words/when.ts';
import { addBox, bring, notices, press, region, row, rows, texts } from './agenda-at-hand.ts';
import { sam } from './pretend-people.ts';
import { givePage } from './pretend-scroll.ts';
import { showAgenda } from './show-agenda.tsx';

const minuteMs = 60_000;
afterEach(() => vi.unstubAllGlobals());
function add(text: string): void {
  const box = addBox();
  box.focus();
  fireEvent.input(box, { target: { value: text } });
  const form = box.closest('form');
  if (form === null) throw new Error('The textbox stands in a form, so that Enter adds it.');
  fireEvent.submit(form);
}

test('things are added by Enter one after the other, and the line is ready for the next', async () => {
  await showAgenda();
  add('The call with my brother');
  add('Sleep');
  expect(texts()).toEqual(['The call with my brother', 'Sleep']);
  expect(addBox().value).toBe('');
  expect(document.activeElement).toBe(addBox());
  within(region()).getByText('Added: Sleep');
});

test('what Sam brings is there at once, with who brought it', async () => {
  const { as } = await showAgenda();
  as(sam.id, agendaKind).add({ text: 'The night on Tuesday' });
  within(row('The night on Tuesday')).getByText('Brought by Sam Rivers');
});

test('a text that is too long is refused kindly, and nothing of it is lost', async () => {
  const { room } = await showAgenda();
  const long = 'word '.repeat(600).trim();
  add(long);
  within(region()).getByText(/This is 999 characters too long/);
  expect(addBox().value).toBe(long);
  expect(document.activeElement).toBe(addBox());
  expect(room.agenda.view.get().items).toEqual([]);
  add(long.slice(0, 2_000));
  expect(room.agenda.view.get().items).toHaveLength(1);
});

test('each item is ticked by a checkbox Done that says which one it is', async () => {
  const { room } = await showAgenda({ fill: bring('Sleep', 'Work') });
  fireEvent.click(within(row('Work')).getByRole('checkbox', { name: 'Done' }));
  expect(room.agenda.view.get().items.map(({ done }) => done)).toEqual([false, true]);
});

test('the first thing of a client stands at the top and cannot be moved by others', async () => {
  await showAgenda({
    fill({ as, room, session }) {
      room.agenda.verbs.add({ text: 'Look back at the week', session });
      as(sam.id, agendaKind).add({ text: 'The call', session });
    },
  });
  expect(texts()).toEqual(['The call', 'Look back at the week']);
  within(row('The call')).getByText('First');
  press(row('The call'), 'Change this item');
  expect(within(row('The call')).queryByRole('button', { name: 'Move down' })).toBeNull();
});

test('items move by Alt and arrows and by buttons, focus stays, and the new place is told', async () => {
  await showAgenda({ fill: bring('One', 'Two', 'Three') });
  const box = within(row('Three')).getByRole('checkbox', { name: 'Done' });
  box.focus();
  fireEvent.keyDown(box, { key: 'ArrowUp', altKey: true });
  expect(texts()).toEqual(['One', 'Three', 'Two']);
  await waitFor(() => expect(document.activeElement).toBe(box));
  within(notices()).getByText('Now number 2 of 3');
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  expect(texts()).toEqual(['One', 'Three', 'Two']);
  press(row('One'), 'Change this item');
  press(row('One'), 'Move down');
  press(row('One'), 'Move down');
  expect(texts()).toEqual(['Three', 'Two', 'One']);
  expect(
    within(row('One')).getByRole<HTMLButtonElement>('button', { name: 'Move down' }).disabled,
  ).toBe(true);
});

test('moving something of a client up does not take the first place from what they put first', async () => {
  await showAgenda({
    fill({ as, room, session }) {
      room.agenda.verbs.add({ text: 'The week', session });
      const own = as(sam.id, agendaKind);
      own.add({ text: 'Most of all', session });
      own.add({ text: 'And this', session });
    },
  });
  expect(texts()).toEqual(['Most of all', 'The week', 'And this']);
  fireEvent.keyDown(within(row('And this')).getByRole('checkbox'), {
    key: 'ArrowUp',
    altKey: true,
  });
  expect(texts()).toEqual(['Most of all', 'And this', 'The week']);
});

test('a client makes something else their first', async () => {
  await showAgenda({ myPart: 'client', fill: bring('Sleep', 'My brother') });
  expect(texts()).toEqual(['Sleep', 'My brother']);
  press(row('My brother'), 'Change this item');
  const makeFirst = within(row('My brother')).getByRole('button', { name: 'Make it my first' });
  makeFirst.focus();
  fireEvent.click(makeFirst);
  expect(texts()).toEqual(['My brother', 'Sleep']);
  // The button is gone, and focus is where it was opened from.
  await waitFor(() =>
    expect(document.activeElement).toBe(
      within(row('My brother')).getByRole('button', { name: 'Change this item' }),
    ),
  );
});

/** jsdom lays nothing out: rows of 100 pixels, one below the other. */
function layOut(): void {
  givePage({ height: 800, longest: 0 });
  rows().forEach((one, index) => {
    one.getBoundingClientRect = () => new DOMRect(0, index * 100, 300, 100);
  });
}
const handleOf = (text: string): Element => {
  const handle = row(text).querySelector('[title="Drag to move"]');
  if (handle === null) throw new Error('The row has a handle.');
  return handle;
};
const pointer = (type: string, clientY: number): PointerEvent =>
  new PointerEvent(type, {
    bubbles: true,
    cancelable: true,
    clientY,
    isPrimary: true,
    pointerId: 1,
  });

test('an item is dragged to another place, and a line shows where it would come to lie', async () => {
  await showAgenda({ fill: bring('One', 'Two', 'Three') });
  layOut();
  handleOf('Three').dispatchEvent(pointer('pointerdown', 250));
  document.dispatchEvent(pointer('pointermove', 20));
  expect(row('One').dataset['line']).toBe('before');
  expect(texts()).toEqual(['One', 'Two', 'Three']);
  document.dispatchEvent(pointer('pointerup', 20));
  expect(texts()).toEqual(['Three', 'One', 'Two']);
  layOut();
  handleOf('Three').dispatchEvent(pointer('pointerdown', 50));
  document.dispatchEvent(pointer('pointermove', 290));
  expect(row('Two').dataset['line']).toBe('after');
  document.dispatchEvent(pointer('pointerup', 290));
  expect(texts()).toEqual(['One', 'Two', 'Three']);
});

test('held at the edge of the window the page moves along, and the line follows what comes under the pointer', async () => {
  await showAgenda({ fill: bring('One', 'Two', 'Three', 'Four') });
  const page = givePage({ height: 250, longest: 300 });
  rows().forEach((one, index) => {
    one.getBoundingClientRect = () => new DOMRect(0, index * 100 - window.scrollY, 300, 100);
  });
  handleOf('One').dispatchEvent(pointer('pointerdown', 50));
  document.dispatchEvent(pointer('pointermove', 248));
  expect(row('Three').dataset['line']).toBe('before');
  page.frames(60);
  expect(window.scrollY).toBeGreaterThan(110);
  expect(row('Four').dataset['line']).toBe('after');
  document.dispatchEvent(pointer('pointerup', 248));
  expect(texts()).toEqual(['Two', 'Three', 'Four', 'One']);
  expect(page.waiting()).toBe(0);
});

test('Escape leaves a dragged item where it was, and a mere press moves nothing', async () => {
  const { room } = await showAgenda({ fill: bring('One', 'Two') });
  layOut();
  const before = room.agenda.view.get();
  handleOf('Two').dispatchEvent(pointer('pointerdown', 150));
  document.dispatchEvent(pointer('pointermove', 10));
  fireEvent.keyDown(document, { key: 'Escape' });
  document.dispatchEvent(pointer('pointerup', 10));
  expect(texts()).toEqual(['One', 'Two']);
  handleOf('Two').dispatchEvent(pointer('pointerdown', 150));
  document.dispatchEvent(pointer('pointerup', 151));
  expect(room.agenda.view.get()).toEqual(before);
  expect(row('One').dataset['line']).toBeUndefined();
});

test('words and minutes are changed, and what the other typed meanwhile stays', async () => {
  const { as, room, session } = await showAgenda({ fill: bring('The call') });
  press(row('The call'), 'Change this item');
  const [item] = room.agenda.view.get().items;
  if (item === undefined) throw new Error('There is an item.');
  as(sam.id, agendaKind).edit(item.id, 'The call on Sunday', 'The call');
  const words = within(region()).getByRole('textbox', { name: 'Words of this item' });
  fireEvent.input(words, { target: { value: 'First the call' } });
  fireEvent.input(within(region()).getByRole('textbox', { name: 'Minutes' }), {
    target: { value: 'ages' },
  });
  press(region(), 'Save');
  within(region()).getByText(/Write the minutes as a number/);
  fireEvent.input(within(region()).getByRole('textbox', { name: 'Minutes' }), {
    target: { value: '10' },
  });
  press(region(), 'Save');
  expect(room.agenda.view.get().items).toMatchObject([
    { text: 'First the call on Sunday', minutes: 10, session },
  ]);
  within(row('First the call on Sunday')).getByText('10 min');
  within(region()).getByText('10 of 50 minutes');
});

test('a client says "Not today": it leaves at once without a question, and Undo brings it back', async () => {
  const { room } = await showAgenda({ myPart: 'client', fill: bring('My brother', 'Sleep') });
  press(row('My brother'), 'Not today');
  await screen.findByText('Kept for you alone. Nobody is asked why.');
  expect(texts()).toEqual(['Sleep']);
  expect(JSON.stringify(room.agenda.view.get())).not.toContain('My brother');
  screen.getByText(/sealed history on all your devices still holds its words/);
  within(region()).getByText('Kept for yourself');
  within(region()).getByText('Only you');
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(texts()).toContain('My brother'));
});

test('what cannot be kept for oneself stays on the agenda, and why is told', async () => {
  await showAgenda({
    myPart: 'client',
    fill(world) {
      bring('My brother')(world);
      world.cannotKeep.set('full');
    },
  });
  press(row('My brother'), 'Not today');
  await screen.findByText(/no room left, so it is still on the agenda/);
  expect(texts()).toEqual(['My brother']);
});

test('what was kept for oneself is brought back from the folded list', async () => {
  await showAgenda({ myPart: 'client', fill: bring('My brother', 'Sleep') });
  press(row('Sleep'), 'Not today');
  await screen.findByText('Kept for yourself');
  press(region(), 'Bring back');
  await waitFor(() => expect(texts()).toEqual(['My brother', 'Sleep']));
  expect(screen.queryByText('Kept for yourself')).toBeNull();
});

test('what was set aside comes back to the agenda before one’s eyes, and not to an earlier session', async () => {
  const { room } = await showAgenda({
    myPart: 'client',
    fill(world) {
      const { sessions } = world.room;
      const [start] = sessions.view.get().sessions;
      if (start === undefined) throw new Error('The session is there.');
      sessions.verbs.plan({ startsMs: [start.atMs - 3_600_000], minutes: 20, how: 'phone' });
      bring('My brother', 'Sleep')(world);
    },
  });
  press(row('Sleep'), 'Not today');
  await screen.findByText('Kept for yourself');
  press(region(), 'Bring back');
  await waitFor(() => expect(texts()).toContain('Sleep'));

  press(row('Sleep'), 'Not today');
  await waitFor(() => expect(texts()).not.toContain('Sleep'));
  fireEvent.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) ?? region());
  await waitFor(() => expect(texts()).toContain('Sleep'));
  expect(room.agenda.view.get().items).toHaveLength(2);
});

test('a therapist takes out what they brought, and nothing that Sam brought', async () => {
  await showAgenda({
    fill({ as, room, session }) {
      room.agenda.verbs.add({ text: 'Paperwork', session });
      as(sam.id, agendaKind).add({ text: 'The call', session });
    },
  });
  expect(screen.queryByRole('button', { name: 'Not today' })).toBeNull();
  press(row('The call'), 'Change this item');
  expect(within(row('The call')).queryByRole('button', { name: 'Take out' })).toBeNull();
  press(row('Paperwork'), 'Change this item');
  press(row('Paperwork'), 'Take out');
  expect(texts()).toEqual(['The call']);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(texts()).toContain('Paperwork');
});

test('an empty agenda offers ones to begin with', async () => {
  await showAgenda();
  press(region(), 'First meeting');
  expect(texts().length).toBeGreaterThan(2);
  within(region()).getByText('50 of 50 minutes');
  expect(screen.queryByRole('button', { name: 'First meeting' })).toBeNull();
});

test('what was not done comes over from the session before, and says from when', async () => {
  const { clock } = await showAgenda({
    fill({ room, clock }) {
      const before = room.sessions.verbs.plan({
        startsMs: [clock.nowMs() - 5 * 86_400_000],
        minutes: 50,
        how: 'video',
      });
      room.agenda.verbs.add({ text: 'The letter', session: before });
      room.sessions.verbs.close(before);
    },
  });
  within(row('The letter')).getByText(
    `carried over from ${whenDayMonth(clock.nowMs() - 5 * 86_400_000)}`,
  );
});

test('while the hour runs, what is left of it and of this item is told without alarm', async () => {
  const { clock, room, session } = await showAgenda({
    fill({ room, session }) {
      room.agenda.verbs.add({ text: 'The week', session, minutes: 10 });
      room.agenda.verbs.add({ text: 'The call', session, minutes: 20 });
    },
  });
  expect(within(region()).queryByText(/left/)).toBeNull();
  room.sessions.verbs.start(session);
  within(region()).getByText(
    'For this: about 10 minutes left. For the hour: about 50 minutes left.',
  );
  await clock.advance(12 * minuteMs);
  within(region()).getByText(
    'For this: a little over, that is fine. For the hour: about 38 minutes left.',
  );
  fireEvent.click(within(row('The week')).getByRole('checkbox'));
  await clock.advance(15_000);
  within(region()).getByText(
    'For this: about 20 minutes left. For the hour: about 38 minutes left.',
  );
});

test('an agenda made with a newer version is read and not changed', async () => {
  await showAgenda({
    fill: ({ room, session }) => {
      room.agenda.verbs.add({ text: 'Sleep', session });
      Object.assign(room.agenda, { newer: { get: () => true, subscribe: () => () => undefined } });
    },
  });
  within(region()).getByText(/made with a newer version/);
  expect(within(region()).queryAllByRole('button')).toEqual([]);
  expect(within(region()).queryByRole('textbox')).toBeNull();
});
