import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import { rhythms, type Rhythm } from '../../../crdt/documents/sessions/repeated-starts.ts';
import { templateKeys, type AgendaTemplateKey } from '../../cards/agenda/templates.ts';
import { useApp } from '../../live/app-context.tsx';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { createSessionDraft, textsOf, type SessionDraft } from './create-session-draft.ts';
import { nextLikely } from './next-likely.ts';

/** A plan that is being written in its dialog. */
export interface PlanDraft {
  readonly session: SessionDraft;
  readonly every: Accessor<Rhythm>;
  setEvery(every: Rhythm): void;
  readonly timesText: Accessor<string>;
  setTimesText(text: string): void;
  readonly template: Accessor<AgendaTemplateKey | 'none'>;
  setTemplate(template: AgendaTemplateKey | 'none'): void;
  /** Whether anything differs from what an untouched dialog offers. */
  readonly isTyped: Accessor<boolean>;
  /** Whether this was left unsaved before and is here again. */
  readonly isOld: Accessor<boolean>;
  startAgain(): void;
  /** Saved or thrown away: nothing is kept for another time. */
  settle(): void;
}

/** Typing rests so long, in milliseconds, before it is kept: a letter each is no entry each. */
const restMs = 400;

/**
 * A plan for as long as its dialog is open. What is neither saved nor thrown away rests sealed on this device, and is there
 * again at the next opening, also after the page was loaded anew.
 */
export function createPlanDraft(): PlanDraft {
  const { clock } = useApp().browser;
  const { planDrafts, sessions } = useSessionRoom();
  const start = untrack(() => nextLikely(sessions.view.sessions, clock.nowMs()));
  const fresh = {
    ...textsOf(start),
    how: start.how,
    every: 'once',
    times: '8',
    template: 'none',
  } as const;
  const old = planDrafts.get();
  const session = createSessionDraft(start, old && { texts: textsIn(old), how: old.how });
  const [every, setEvery] = createSignal<Rhythm>(rhythmOf(old?.every));
  const [timesText, setTimesText] = createSignal(old?.times ?? fresh.times);
  const [template, setTemplate] = createSignal(templateOf(old?.template));
  const [isOld, setIsOld] = createSignal(old !== undefined);
  const words = () => ({
    ...session.texts(),
    how: session.how(),
    every: every(),
    times: timesText(),
    template: template(),
  });
  const isTyped = (): boolean => JSON.stringify(words()) !== JSON.stringify(fresh);

  let settled = false;
  let cancel: (() => void) | undefined;
  const keep = (): void => {
    cancel?.();
    cancel = undefined;
    planDrafts.keep(!settled && isTyped() ? words() : undefined);
  };
  createEffect(
    on(
      words,
      () => {
        cancel?.();
        cancel = clock.after(restMs, keep);
      },
      { defer: true },
    ),
  );
  onCleanup(() => untrack(keep));
  return {
    session,
    every,
    setEvery,
    timesText,
    setTimesText,
    template,
    setTemplate,
    isTyped,
    isOld,
    startAgain() {
      session.write(textsOf(start));
      session.setHow(start.how);
      setEvery('once');
      setTimesText(fresh.times);
      setTemplate('none');
      setIsOld(false);
    },
    settle() {
      settled = true;
    },
  };
}

const textsIn = ({
  date,
  time,
  minutes,
}: {
  readonly date: string;
  readonly time: string;
  readonly minutes: string;
}) => ({ date, time, minutes });
const rhythmOf = (word: string | undefined): Rhythm =>
  rhythms.find((rhythm) => rhythm === word) ?? 'once';
const templateOf = (word: string | undefined): AgendaTemplateKey | 'none' =>
  templateKeys.find((key) => key === word) ?? 'none';
