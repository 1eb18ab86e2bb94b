// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { sessions as sessionsKind } from '../../src/crdt/documents/sessions/sessions.ts';
import { whenFull } from '../../src/app/words/when-planned.ts';
import { sam } from './pretend-people.ts';
import { held, press, showSessions, write } from './show-sessions.tsx';

const dayMs = 24 * 3_600_000;
const plan = { minutes: 50, how: 'video' } as const;

test('a finished session is taken off the list alone, and comes back with its words and its items', async () => {
  const shown = await showSessions({
    fill({ room, as, nowMs }) {
      const { agenda, sessions } = room;
      const startsMs = [nowMs - 2 * dayMs, nowMs + 5 * dayMs];
      const first = sessions.verbs.plan({ startsMs, ...plan });
      const walk = agenda.verbs.add({ text: 'How was the walk', session: first });
      if (walk.ok) agenda.verbs.setDone(walk.value, true, first);
      agenda.verbs.add({ text: 'Sleep', session: first });
      as(sam.id, sessionsKind).takeAway(first, 'I can hang up.');
      sessions.verbs.close(first);
    },
  });
  const before = held(shown);
  const itemsBefore = shown.room.agenda.view.get().items;
  const row = (): HTMLElement => {
    const link = screen.getByRole('link', { name: whenFull(before[0]?.atMs ?? 0) });
    return link.closest('li') ?? link;
  };
  press(row(), 'Take off');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(held(shown)).toEqual(before.slice(1));
  // What was left open there is not lost with it: it is still brought to the next.
  within(screen.getByRole('article', { name: 'Next session' })).getByText('1 thing on the agenda');
  const removed = screen.getByText('Taken off in the last 30 days').closest('details');
  if (removed === null) throw new Error('What was taken off is listed.');
  removed.open = true;
  press(removed, 'Put back');
  expect(held(shown)).toEqual(before);
  expect(held(shown)[0]?.takeAways).toMatchObject([{ text: 'I can hang up.' }]);
  expect(shown.room.agenda.view.get().items).toEqual(itemsBefore);
  within(row()).getByText('Finished');
});

test('a move of a session, and what was noted as held, are taken back by Undo and by Ctrl and Z', async () => {
  const shown = await showSessions({
    fill({ room, nowMs }) {
      room.sessions.verbs.plan({ startsMs: [nowMs - 2 * dayMs], ...plan });
      room.sessions.verbs.plan({ startsMs: [nowMs + 2 * dayMs], ...plan });
    },
  });
  const before = held(shown);
  press(screen.getByRole('article', { name: 'Next session' }), 'Change session');
  const dialog = await screen.findByRole('dialog', { name: 'Change session' });
  write(dialog, 'Time', '17:30');
  write(dialog, 'Length', '30');
  press(dialog, 'Save session');
  expect(held(shown)[1]).toMatchObject({ minutes: 30, movedFromMs: before[1]?.atMs });
  fireEvent.click(screen.getByRole('button', { name: 'It did take place' }));
  expect(held(shown)[0]?.closedMs).toBeDefined();
  fireEvent.keyDown(document.body, { key: 'z', metaKey: true });
  // It was never begun in here, so it is missed again and not under way.
  screen.getByText('Missed');
  expect(held(shown)[0]).toMatchObject({ closedMs: undefined, startedMs: undefined });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(held(shown)[1]).toMatchObject({
    atMs: before[1]?.atMs,
    minutes: 50,
    movedFromMs: undefined,
  });
});
