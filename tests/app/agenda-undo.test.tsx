// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { agenda as agendaKind } from '../../src/crdt/documents/agenda/agenda.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { addBox, bring, notices, press, row, texts } from './agenda-at-hand.ts';
import { sam } from './pretend-people.ts';
import { showAgenda, type ShownAgenda } from './show-agenda.tsx';

const undo = (): void => press(notices(), 'Undo');
const undoByKeys = (on: HTMLElement = document.body): boolean =>
  fireEvent.keyDown(on, { key: 'z', ctrlKey: true });
const done = ({ room }: ShownAgenda): readonly string[] =>
  room.agenda.view
    .get()
    .items.filter((item) => item.done)
    .map(({ text }) => text);

test('ticking, moving and taking out are each said with Undo, and small steps give one notice', async () => {
  const shown = await showAgenda({ fill: bring('One', 'Two', 'Three') });
  fireEvent.click(within(row('Two')).getByRole('checkbox', { name: 'Done' }));
  within(notices()).getByText('Marked as done');
  undo();
  expect(done(shown)).toEqual([]);
  expect(within(notices()).queryByText('Marked as done')).toBeNull();

  const box = within(row('Three')).getByRole('checkbox', { name: 'Done' });
  fireEvent.keyDown(box, { key: 'ArrowUp', altKey: true });
  fireEvent.keyDown(box, { key: 'ArrowUp', altKey: true });
  expect(texts()).toEqual(['Three', 'One', 'Two']);
  expect(within(notices()).getAllByRole('button', { name: 'Undo' })).toHaveLength(1);
  undo();
  expect(texts()).toEqual(['One', 'Three', 'Two']);

  press(row('One'), 'Change this item');
  press(row('One'), 'Take out');
  expect(texts()).toEqual(['Three', 'Two']);
  undo();
  expect(texts()).toEqual(['One', 'Three', 'Two']);
});

test('Ctrl and Z takes back the last of these, one after the other, also when its notice is gone', async () => {
  const clock = simulatedClock(new Date(2026, 10, 22, 14, 20).getTime());
  const shown = await showAgenda({ clock, fill: bring('One', 'Two', 'Three') });
  const order = texts();
  fireEvent.click(within(row('Two')).getByRole('checkbox', { name: 'Done' }));
  fireEvent.keyDown(row('Three'), { key: 'ArrowUp', altKey: true });
  fireEvent.keyDown(row('Three'), { key: 'ArrowUp', altKey: true });
  press(row('One'), 'Change this item');
  press(row('One'), 'Take out');
  await clock.advance(60_000);
  expect(within(notices()).queryAllByRole('button')).toEqual([]);

  expect(undoByKeys(addBox())).toBe(true);
  expect(texts()).toEqual(['Three', 'Two']);
  undoByKeys();
  expect(texts()).toEqual(['Three', 'One', 'Two']);
  undoByKeys();
  undoByKeys();
  expect(texts()).toEqual(order);
  expect(done(shown)).toEqual(['Two']);
  undoByKeys();
  expect(done(shown)).toEqual([]);
  undoByKeys();
  expect(texts()).toEqual(order);
});

test('what was set aside comes back by Ctrl and Z', async () => {
  await showAgenda({ myPart: 'client', fill: bring('One', 'Two') });
  press(row('Two'), 'Not today');
  await waitFor(() => expect(texts()).toEqual(['One']));
  await within(notices()).findByRole('button', { name: 'Undo' });
  undoByKeys();
  await waitFor(() => expect(texts()).toEqual(['One', 'Two']));
  expect(within(notices()).queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('a move that is taken back goes before what still stands behind it, when another has taken its neighbour out', async () => {
  const { as, room } = await showAgenda({ fill: bring('One', 'Two', 'Three', 'Four') });
  fireEvent.keyDown(row('Two'), { key: 'ArrowUp', altKey: true });
  const three = room.agenda.view.get().items.find(({ text }) => text === 'Three');
  if (three !== undefined) as(sam.id, agendaKind).remove(three.id);
  expect(texts()).toEqual(['Two', 'One', 'Four']);
  undo();
  expect(texts()).toEqual(['One', 'Two', 'Four']);
});
