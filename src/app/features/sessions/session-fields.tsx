import { createMemo, type JSX } from 'solid-js';
import { sessionLimits, waysToMeet } from '../../../crdt/documents/sessions/types.ts';
import { PickerButton } from '../../ui/picker-button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { planWords, sessionsWords } from '../../words/sessions.ts';
import { whenTyped } from '../../words/when-planned.ts';
import type { SessionDraft } from './create-session-draft.ts';
import { isoDay, isoTime, momentOf } from './moments.ts';
import styles from './session-fields.module.css';
import { Understood } from './understood.tsx';

/** The boxes of a session that may need another look, in their order. */
export type SessionBox = 'date' | 'time' | 'minutes';

export interface SessionFieldsProps {
  readonly draft: SessionDraft;
  /** Which of the boxes somebody was asked to look at again. */
  readonly asked: ReadonlySet<string>;
  /** Something was typed in a box. */
  readonly onWrite: (box: SessionBox) => void;
  readonly boxRef: (box: SessionBox, element: HTMLInputElement) => void;
  /** What is said where the moment lies behind. */
  readonly pastWords: string;
}

/** Day, time, length and way of a session, with what was understood read back in words. */
export function SessionFields(props: SessionFieldsProps): JSX.Element {
  const day = createMemo(() => props.draft.day());
  const time = createMemo(() => props.draft.time());
  const write = (box: SessionBox, text: string): void => {
    props.draft.write({ [box]: text });
    props.onWrite(box);
  };
  const fault = (box: SessionBox, missing: string, unclear: string): string | undefined => {
    if (!props.asked.has(box)) return undefined;
    return props.draft.texts()[box].trim() === '' ? missing : unclear;
  };
  const minutesUnclear = planWords.lengthUnclear(
    sessionLimits.leastMinutes,
    sessionLimits.mostMinutes,
  );
  return (
    <>
      <div class={styles['moment']}>
        <TextField
          label={planWords.date}
          hint={planWords.dateHint}
          value={props.draft.texts().date}
          onInput={(text) => write('date', text)}
          fault={fault('date', planWords.dateMissing, planWords.dateUnclear)}
          ref={(element) => {
            element.dataset['first'] = 'offered';
            props.boxRef('date', element);
          }}
          end={
            <PickerButton
              kind="date"
              word={planWords.chooseDate}
              value={valueOf(day(), isoDay)}
              onPick={(value) => {
                const [year, month, date] = value.split('-').map(Number);
                const picked = { year: year ?? 0, month: month ?? 0, day: date ?? 0 };
                write('date', whenTyped(momentOf(picked, { hour: 12, minute: 0 })));
              }}
            />
          }
        />
        <TextField
          label={planWords.time}
          hint={planWords.timeHint}
          value={props.draft.texts().time}
          onInput={(text) => write('time', text)}
          fault={fault('time', planWords.timeMissing, planWords.timeUnclear)}
          ref={(element) => props.boxRef('time', element)}
          end={
            <PickerButton
              kind="time"
              word={planWords.chooseTime}
              value={valueOf(time(), isoTime)}
              onPick={(value) => write('time', value.slice(0, 5))}
            />
          }
        />
      </div>
      <Understood draft={props.draft} pastWords={props.pastWords} />
      <div class={styles['length']}>
        <TextField
          label={planWords.length}
          inputMode="numeric"
          value={props.draft.texts().minutes}
          onInput={(text) => write('minutes', text)}
          fault={fault('minutes', minutesUnclear, minutesUnclear)}
          ref={(element) => props.boxRef('minutes', element)}
        />
        <span class={styles['unit']} aria-hidden="true">
          {planWords.lengthUnit}
        </span>
      </div>
      <RadioGroup
        label={planWords.how}
        value={props.draft.how()}
        options={waysToMeet.map((value) => ({ value, word: sessionsWords.ways[value] }))}
        onChange={(how) => props.draft.setHow(how)}
      />
    </>
  );
}

function valueOf<T>(value: T | undefined, write: (value: T) => string): string | undefined {
  return value === undefined ? undefined : write(value);
}
