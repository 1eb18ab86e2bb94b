import { Show, type JSX } from 'solid-js';
import { repeatedStarts, rhythms } from '../../../crdt/documents/sessions/repeated-starts.ts';
import { sessionLimits } from '../../../crdt/documents/sessions/types.ts';
import {
  templateItems,
  templateKeys,
  templateName,
  type AgendaTemplateKey,
} from '../../cards/agenda/templates.ts';
import { useApp } from '../../live/app-context.tsx';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { planWords, sessionsWords } from '../../words/sessions.ts';
import { sharedWords } from '../../words/shared.ts';

import { whenDay, whenFull } from '../../words/when-planned.ts';
import { createAsked } from './create-asked.ts';
import { createPlanDraft } from './create-plan-draft.ts';
import { wholeNumber } from './create-session-draft.ts';
import { zoneHere } from './moments.ts';
import styles from './plan-dialog.module.css';
import { SessionFields, type SessionBox } from './session-fields.tsx';

/** How often at least and at most something that comes again comes. */
const timesRange = [2, sessionLimits.mostTimes] as const;

/**
 * Planning a session, or several that come again. A moment that lies behind is noted as a session that took place. What is
 * closed unsaved is there again at the next opening; Cancel alone throws it away.
 */
export function PlanDialog(props: { readonly onClose: () => void }): JSX.Element {
  const { sessions, agenda } = useSessionRoom();
  const { clock } = useApp().browser;
  const toasts = useToasts();
  const plan = createPlanDraft();
  const draft = plan.session;
  const asked = createAsked<SessionBox | 'times'>();
  let dateBox: HTMLInputElement | undefined;
  const { every, timesText, template } = plan;
  const times = (): number | undefined =>
    every() === 'once' ? 1 : wholeNumber(timesText(), timesRange);
  const starts = (): readonly number[] => {
    const [atMs, count] = [draft.atMs(), times()];
    if (atMs === undefined || count === undefined) return [];
    return repeatedStarts({ atMs, every: every(), times: count, zone: zoneHere() });
  };
  const unclear = (): readonly (SessionBox | 'times')[] => [
    ...(draft.day() === undefined ? ['date' as const] : []),
    ...(draft.time() === undefined ? ['time' as const] : []),
    ...(draft.minutes() === undefined ? ['minutes' as const] : []),
    ...(times() === undefined ? ['times' as const] : []),
  ];
  const settle = (): void => {
    plan.settle();
    props.onClose();
  };
  const leave = (): void => {
    if (plan.isTyped()) toasts.show({ text: planWords.draftKept });
    props.onClose();
  };
  const save = (): void => {
    const [startsMs, minutes] = [starts(), draft.minutes()];
    const [firstMs] = startsMs;
    if (sessions.newer() || asked.ask(unclear())) return;
    if (firstMs === undefined || minutes === undefined) return;
    const isPast = firstMs + minutes * 60_000 < clock.nowMs();
    const first = sessions.verbs.plan({ startsMs, minutes, how: draft.how() });
    if (isPast) sessions.verbs.close(first);
    const chosen = template();
    if (chosen !== 'none' && !agenda.newer()) agenda.verbs.addAll(templateItems(chosen), first);
    toasts.show({ text: saidAfter(startsMs, isPast) });
    settle();
  };
  return (
    <Dialog title={planWords.heading} closeWord={sharedWords.close} onClose={leave}>
      <Form onSubmit={save}>
        <Show when={sessions.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show when={plan.isOld()}>
          <div class={styles['kept']}>
            <p>{planWords.draftHere}</p>
            <Button
              look="quiet"
              word={planWords.draftDrop}
              onClick={() => {
                plan.startAgain();
                for (const box of ['date', 'time', 'minutes', 'times'] as const) asked.forget(box);
                dateBox?.focus();
              }}
            />
          </div>
        </Show>
        <SessionFields
          draft={draft}
          asked={asked.boxes()}
          onWrite={(box) => asked.forget(box)}
          boxRef={(box, element) => {
            asked.place(box, element);
            if (box === 'date') dateBox = element;
          }}
          pastWords={planWords.isPast}
        />
        <div class={styles['more']}>
          <SelectField
            label={planWords.repeats}
            value={every()}
            options={rhythms.map((value) => ({ value, word: planWords.rhythms[value] }))}
            onChange={(next) => plan.setEvery(next)}
          />
          <Show when={!agenda.newer()}>
            <SelectField
              label={planWords.agenda}
              value={template()}
              options={templateOptions()}
              onChange={(next) => plan.setTemplate(next)}
            />
          </Show>
        </div>
        <Show when={every() !== 'once'}>
          <div class={styles['times']}>
            <TextField
              label={planWords.times}
              inputMode="numeric"
              value={timesText()}
              onInput={(text) => {
                plan.setTimesText(text);
                asked.forget('times');
              }}
              fault={asked.boxes().has('times') ? planWords.timesUnclear(...timesRange) : undefined}
              ref={(element) => asked.place('times', element)}
            />
            <div class={styles['last']} role="status">
              <Show when={starts().length > 1 && starts().at(-1)}>
                {(lastMs) => <p>{planWords.several(starts().length, whenDay(lastMs()))}</p>}
              </Show>
            </div>
          </div>
        </Show>
        <FormActions>
          <Button word={sharedWords.cancel} onClick={settle} />
          <Show when={!sessions.newer()}>
            <Button type="submit" look="main" word={planWords.save} />
          </Show>
        </FormActions>
      </Form>
    </Dialog>
  );
}

const templateOptions = (): readonly {
  readonly value: AgendaTemplateKey | 'none';
  readonly word: string;
}[] => [
  { value: 'none', word: planWords.noTemplate },
  ...templateKeys.map((value) => ({ value, word: templateName(value) })),
];

function saidAfter(startsMs: readonly number[], isPast: boolean): string {
  if (startsMs.length > 1) return planWords.plannedSeveral(startsMs.length);
  return isPast ? sessionsWords.noted : planWords.planned(whenFull(startsMs[0] ?? 0));
}
