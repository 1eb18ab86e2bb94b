import type { MemberId } from '../../../crdt/basics/id.ts';
import { useApp } from '../../live/app-context.tsx';
import type { Excerpt } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { excerptWords } from '../../words/excerpts.ts';
import { dayAlone } from '../../words/journal-days.ts';

/** Says where shared words come from: "From Sam’s journal, 12 November". The day is as an entry has it, "2026-11-12". */
export function createSourceLine(): (
  by: MemberId | undefined,
  source: Pick<Excerpt, 'from' | 'day'>,
) => string {
  const { clock } = useApp().browser;
  const { nameOf } = useWorkspace();
  // Noon, by the clocks here: no change of clocks falls on it.
  return (by, { from, day }) =>
    excerptWords.from[from](nameOf(by), dayAlone(Date.parse(`${day}T12:00:00`), clock.nowMs()));
}
