import Leaf from 'lucide-solid/icons/leaf';
import { createEffect, createMemo, onCleanup, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { useApp } from '../../live/app-context.tsx';
import { laterThan, paces, useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace, type Pace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { momentWords } from '../../words/moment.ts';
import { paceWords } from '../../words/pace.ts';
import styles from './pace-card.module.css';

/**
 * One's own dial. It is told to the others while one is here, and is the same on all of one's own pages; it is kept for oneself
 * alone, so that it stands where it was when the page is loaded again, and begins anew in another session.
 */
export function PaceDial(props: { readonly session: RecordId }): JSX.Element {
  const { manner, workspace } = useWorkspace();
  const room = useSessionRoom();
  const toasts = useToasts();
  const session = untrack(() => props.session);
  const { clock } = useApp().browser;
  const openedMs = clock.nowMs();
  let gone = false;
  onCleanup(() => (gone = true));
  const turnTo = (pace: Pace | undefined): void => {
    const paceMs = laterThan(manner().paceMs, clock.nowMs());
    workspace.setManner({ pace, paceIn: session, paceMs });
  };
  const setAgain = async (): Promise<void> => {
    const last = await room.lastPace(session);
    const { paceIn, paceMs } = manner();
    // What was turned since, perhaps on another page of theirs, is their word for now: two pages never answer each other.
    if (gone || paceIn === session || (paceMs ?? 0) > openedMs) return;
    if (paceMs !== undefined) turnTo(last?.pace);
    else if (last !== undefined)
      workspace.setManner({ pace: last.pace, paceIn: session, paceMs: last.turnedMs });
  };
  const saidIn = createMemo(() => manner().paceIn);
  createEffect(() => {
    if (saidIn() !== session) void setAgain();
  });
  const keep = async (what: Pace | 'moment'): Promise<void> => {
    const said = manner();
    const saidMs = what === 'moment' ? said.momentMs : said.paceMs;
    const kept = await room.notePace(what, { session, saidMs });
    const text = paceWords.notKept;
    if (!kept.ok && !toasts.shown().some((toast) => toast.text === text)) toasts.show({ text });
  };
  const turn = (pace: Pace): void => {
    turnTo(pace);
    void keep(pace);
  };
  const ask = (): void => {
    const needs = !manner().needsMoment;
    workspace.setManner({
      needsMoment: needs,
      momentMs: laterThan(manner().momentMs, clock.nowMs()),
    });
    if (needs) void keep('moment');
  };
  return (
    <>
      <RadioGroup
        look="segments"
        label={paceWords.heading}
        hint={paceWords.hint}
        value={manner().pace}
        options={paces.map((value) => ({ value, word: paceWords.paces[value] }))}
        onChange={turn}
      />
      <div class={styles['moment']}>
        <Button
          look="quiet"
          icon={Leaf}
          word={momentWords.ask}
          aria-pressed={manner().needsMoment}
          onClick={ask}
        />
      </div>
    </>
  );
}
