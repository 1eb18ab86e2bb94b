import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { sessionState } from '../../../crdt/documents/sessions/session-state.ts';
import { PrivateNoteButton } from '../../cards/private-note/private-note-button.tsx';
import { Reflections } from '../../cards/reflections/reflections.tsx';
import { createLeftOpen } from '../../live/create-left-open.ts';
import { createNow } from '../../live/create-now.ts';
import { localDay } from '../../live/local-day.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { markPage } from '../../ui/mark-page.ts';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { sharedWords } from '../../words/shared.ts';
import { sessionRoomWords } from '../../words/session-room.ts';
import { Agenda } from './agenda.tsx';
import { ClosingDialog } from './closing-dialog.tsx';
import { FromLastTime } from './from-last-time.tsx';
import { JumpBar, type JumpPart } from './jump-bar.tsx';
import { PaceCard } from './pace-card.tsx';
import { SessionHead } from './session-head.tsx';
import { SessionNotes } from './session-notes.tsx';
import { SessionPolls } from './session-polls.tsx';
import styles from './session-sheets.module.css';
import { SignsBar } from './signs-bar.tsx';
import { StillOpen } from './still-open.tsx';
import { TalkNow } from './talk-now.tsx';
import { makeUndoNoticeKeys } from './undo-notices.ts';
import { WhatStays } from './what-stays.tsx';

/** How often the time that is left is looked at, in milliseconds. */
const lookMs = 15_000;

/**
 * The sheets of a session on the table: agenda, words, and what is light and quick. Mounted anew for each session; on a phone one
 * below the other, with a bar to jump between them.
 */
export function SessionSheets(props: { readonly session: RecordId }): JSX.Element {
  const { sessions } = useSessionRoom();
  const { me, memberOf } = useWorkspace();
  const now = createNow(lookMs);
  const [closing, setClosing] = createSignal(false);
  markPage('wide');
  makeUndoNoticeKeys();
  const session = () => sessions.view.sessions.find(({ id }) => id === props.session);
  const state = createMemo(() => {
    const one = session();
    return one === undefined ? 'planned' : sessionState(one, now());
  });
  const leftOpen = createLeftOpen();
  const isForgotten = createMemo(() => {
    const one = session();
    return one !== undefined && leftOpen.isAsked(one, now());
  });
  const isUnderWay = (): boolean => state() === 'under-way';
  const isHeld = (): boolean => isUnderWay() || state() === 'finished';
  const parts = createMemo<readonly JumpPart[]>(() => [
    'agenda',
    'notes',
    ...(isUnderWay() ? (['pace'] as const) : []),
    'polls',
    ...(isHeld() ? (['heard'] as const) : []),
  ]);
  return (
    <>
      <Show when={session()}>
        {(one) => (
          <SessionHead
            session={one()}
            state={state()}
            nowMs={now()}
            fixed={sessions.newer()}
            isForgotten={isForgotten()}
            onCloseSession={() => setClosing(true)}
          />
        )}
      </Show>
      <Show when={!sessions.newer() && isForgotten()}>
        <StillOpen
          onCloseSession={() => setClosing(true)}
          onGoOn={() => leftOpen.goOn(props.session, now())}
        />
      </Show>
      <Show when={sessions.newer()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <Show when={state() !== 'finished'}>
        <FromLastTime session={props.session} />
      </Show>
      <div class={styles['sheets']}>
        <div class={styles['agenda']} data-part="agenda">
          <Agenda session={props.session} />
        </div>
        <div class={styles['words']}>
          <Show when={isUnderWay()}>
            <TalkNow session={props.session} />
          </Show>
          <Show when={state() === 'finished'}>
            <WhatStays session={props.session} onWrite={() => setClosing(true)} />
          </Show>
          <section
            class={styles['notes']}
            data-part="notes"
            aria-label={sessionRoomWords.notes}
            tabindex="-1"
          >
            <SessionNotes session={props.session} />
          </section>
          <Show when={memberOf(me)?.part === 'therapist'}>
            <PrivateNoteButton
              session={props.session}
              day={localDay(session()?.startedMs ?? session()?.atMs ?? now())}
            />
          </Show>
        </div>
        <div class={styles['side']}>
          <Show when={isUnderWay()}>
            <div class={styles['stack']} data-part="pace">
              <PaceCard session={props.session} />
              <SignsBar />
            </div>
          </Show>
          <div class={styles['stack']} data-part="polls">
            <SessionPolls session={props.session} />
          </div>
          <Show when={isHeld()}>
            <div class={styles['stack']} data-part="heard">
              <Reflections session={props.session} />
            </div>
          </Show>
        </div>
      </div>
      <JumpBar parts={parts()} />
      <Show when={closing()}>
        <ClosingDialog session={props.session} onClose={() => setClosing(false)} />
      </Show>
    </>
  );
}
