import { screen, waitFor } from '@solidjs/testing-library';
import { expect } from 'vitest';
import { localAlias } from '../../src/app/live/local-alias.ts';
import { entryAlias } from '../../src/app/live/entry-alias.ts';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import { simulatedClock, type SimulatedClock } from '../cast/simulated-clock.ts';
import { pretendJournal, type PretendJournal } from './pretend-journal.ts';
import { makeClient } from './pretend-journal-weeks.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';
import { showApp, type ShownApp } from './show-app.tsx';

/** A journal on the screen, and what is behind it. */
export interface JournalAtHand extends PretendJournal, ShownApp {
  readonly workspace: PretendWorkspace;
  readonly clock: SimulatedClock;
}

/** Shows the journal of Sunday 22 November 2026: in a workspace as a client or a therapist, or in front of the workspaces. */
export async function showJournal(
  where: 'client' | 'therapist' | 'front',
  options: {
    readonly write?: (journal: PretendJournal, workspace: PretendWorkspace) => RecordId | undefined;
    /** Opens the entry that was written. */
    readonly entry?: boolean;
  } = {},
): Promise<JournalAtHand> {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune, workspace } = imaniAtHome(clock);
  if (where === 'client') makeClient(workspace);
  const pretend = await pretendJournal(clock.nowMs(), attune);
  const id = options.write?.(pretend, workspace);
  const base =
    where === 'front' ? '/journal' : `/w/${localAlias(workspace.me, 'workspace')}/journal`;
  const isOpened = options.entry === true && id !== undefined;
  const at = isOpened ? `${base}/${entryAlias(id)}` : base;
  const app = showApp({ clock, attune, at });
  await screen.findByRole('heading', { level: 1 });
  return { ...app, ...pretend, attune, workspace, clock };
}

/** The words of the entries that are listed, in their order. */
export const listed = (): readonly string[] =>
  [...document.querySelectorAll('#page a[href*="/journal/"]')].map((link) => link.textContent);

/** The page for writing, once the editor is there: until then a plain place of the same name takes the letters. */
export const writingPage = (): Promise<HTMLElement> =>
  waitFor(() => {
    const page = screen.getByRole('textbox', { name: 'Entry' });
    expect(page).not.toBeInstanceOf(HTMLTextAreaElement);
    return page;
  });
