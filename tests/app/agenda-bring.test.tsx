// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { whenFull } from '../../src/app/words/when-planned.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { pretendAttune } from './pretend-attune.ts';
import { pretendSessions, type PretendSessions } from './pretend-sessions.ts';
import { showApp } from './show-app.tsx';

const dayMs = 86_400_000;
const bring = 'Bring to the next session';

/** Today, with what `fill` has put in the session room. */
async function onToday(fill?: (world: PretendSessions) => unknown): Promise<PretendSessions> {
  const clock = simulatedClock(new Date(2026, 10, 22, 14, 20).getTime());
  const world = pretendSessions(clock);
  fill?.(world);
  const attune = pretendAttune(clock.nowMs());
  attune.keep(world.workspace);
  showApp({ clock, attune });
  await screen.findByRole('button', { name: bring });
  return world;
}

async function openDialog(): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name: bring }));
  return screen.findByRole('dialog', { name: bring });
}

function write(dialog: HTMLElement, text: string): HTMLInputElement {
  const box = within(dialog).getByRole<HTMLInputElement>('textbox');
  fireEvent.input(box, { target: { value: text } });
  return box;
}

const enter = (box: HTMLInputElement): void => {
  if (box.form === null) throw new Error('The textbox stands in a form, so that Enter brings it.');
  fireEvent.submit(box.form);
};

test('something is brought from Today by Enter, offline too, before any session is planned', async () => {
  const { room, workspace } = await onToday();
  workspace.connection.set({ tag: 'offline', impossible: false });
  const dialog = await openDialog();
  within(dialog).getByText('It waits for the next session you plan.');
  within(dialog).getByText(/Sam Rivers can read it too/);
  enter(write(dialog, 'The call with my brother'));
  expect(screen.queryByRole('dialog')).toBeNull();
  await screen.findByText('It waits for the next session');
  expect(room.agenda.view.get().items).toMatchObject([
    { text: 'The call with my brother', session: undefined },
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(room.agenda.view.get().items).toEqual([]);
});

test('it is told for which session it is brought', async () => {
  const at = new Date(2026, 10, 24, 15).getTime();
  await onToday(({ room }) =>
    room.sessions.verbs.plan({ startsMs: [at, at + 7 * dayMs], minutes: 50, how: 'video' }),
  );
  const dialog = await openDialog();
  within(dialog).getByText(`It goes on the agenda of ${whenFull(at)}.`);
  write(dialog, 'Sleep');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Bring it' }));
  await screen.findByText(`It is on the agenda of ${whenFull(at)}`);
});

test('nothing and too much are refused kindly, and what was typed is there at the next opening', async () => {
  const { room } = await onToday();
  const dialog = await openDialog();
  enter(write(dialog, '  '));
  within(dialog).getByText('Please write what you want to speak about.');
  enter(write(dialog, 'a'.repeat(100_000)));
  within(dialog).getByText(/This is 98,000 characters too long/);
  expect(room.agenda.view.get().items).toEqual([]);
  write(dialog, 'Half a thought');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(within(await openDialog()).getByRole<HTMLInputElement>('textbox').value).toBe(
    'Half a thought',
  );
});

test('on a phone the way to bring something stands behind More', async () => {
  await onToday();
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  const sheet = await screen.findByRole('dialog', { name: 'More' });
  fireEvent.click(within(sheet).getByRole('button', { name: bring }));
  await screen.findByRole('dialog', { name: bring });
  expect(screen.queryByRole('dialog', { name: 'More' })).toBeNull();
});

test('a therapist gets hints for plain words while bringing something, and one press follows them', async () => {
  document.documentElement.lang = 'en';
  await onToday();
  const dialog = await openDialog();
  const box = write(dialog, 'Utilise the prognosis');
  const hints = await within(dialog).findByRole('list', { name: 'Hints for plain words' });
  fireEvent.click(within(hints).getAllByRole('button', { name: 'Use this' })[0] ?? box);
  expect(box.value).toBe('Use the prognosis');
});
