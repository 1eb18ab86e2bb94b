import Leaf from 'lucide-solid/icons/leaf';
import { onCleanup, onMount, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { paces, useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace, type Pace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { momentWords } from '../../words/moment.ts';
import { paceWords } from '../../words/pace.ts';
import styles from './pace-card.module.css';

/** In which session the dial of each open workspace was turned last on this page load. */
const turnedIn = new WeakMap<object, RecordId>();

/**
 * One's own dial. It is told to the others while one is here; it is kept for oneself alone, so that it stands where it was when
 * the page is loaded again, and begins anew in another session.
 */
export function PaceDial(props: { readonly session: RecordId }): JSX.Element {
  const { manner, workspace } = useWorkspace();
  const room = useSessionRoom();
  const toasts = useToasts();
  const session = untrack(() => props.session);
  let gone = false;
  onCleanup(() => (gone = true));
  const isTurnedHere = (): boolean => turnedIn.get(workspace) === session;
  const setAgain = async (): Promise<void> => {
    const last = await room.lastPace(session);
    if (gone || isTurnedHere()) return;
    turnedIn.set(workspace, session);
    workspace.setPace(last);
  };
  onMount(() => {
    if (!isTurnedHere()) void setAgain();
  });
  const keep = async (what: Pace | 'moment'): Promise<void> => {
    const kept = await room.notePace(what, session);
    const text = paceWords.notKept;
    if (!kept.ok && !toasts.shown().some((toast) => toast.text === text)) toasts.show({ text });
  };
  const turn = (pace: Pace): void => {
    turnedIn.set(workspace, session);
    workspace.setPace(pace);
    void keep(pace);
  };
  const ask = (): void => {
    const needs = !manner().needsMoment;
    workspace.setNeedsMoment(needs);
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
