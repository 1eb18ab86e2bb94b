import { fireEvent, screen, within } from '@solidjs/testing-library';
import { simulatedClock, type SimulatedClock } from '../cast/simulated-clock.ts';
import { pretendAttune } from './pretend-attune.ts';
import { pretendSessions, type PretendSessions } from './pretend-sessions.ts';
import { showApp } from './show-app.tsx';

/** Shows the list of sessions, with what `fill` has put there. */
export async function showSessions(
  options: {
    readonly clock?: SimulatedClock;
    readonly alone?: boolean;
    readonly fill?: (world: PretendSessions & { readonly nowMs: number }) => unknown;
  } = {},
): Promise<PretendSessions> {
  const clock = options.clock ?? simulatedClock(new Date(2026, 10, 22, 14, 20).getTime());
  const world = pretendSessions(clock, { alone: options.alone === true });
  options.fill?.({ ...world, nowMs: clock.nowMs() });
  const attune = pretendAttune(clock.nowMs());
  attune.keep(world.workspace);
  showApp({ clock, attune });
  fireEvent.click(await screen.findByRole('link', { name: 'Sessions' }));
  await screen.findByRole('heading', { level: 1, name: 'Sessions' });
  return world;
}

/** Writes into a box of a dialog. */
export function write(dialog: HTMLElement, name: string, value: string): HTMLElement {
  const box = within(dialog).getByRole('textbox', { name });
  fireEvent.input(box, { target: { value } });
  return box;
}

export const press = (within_: HTMLElement, name: string): void => {
  fireEvent.click(within(within_).getByRole('button', { name }));
};

/** Every session as the room holds it. */
export const held = ({ room }: PretendSessions) => room.sessions.view.get().sessions;
