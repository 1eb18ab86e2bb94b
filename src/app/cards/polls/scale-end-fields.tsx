import type { JSX } from 'solid-js';
import { pollLimits, type ScaleEnds } from '../../../crdt/documents/polls/types.ts';
import { TextField } from '../../ui/text-field.tsx';
import { pollsWords } from '../../words/polls.ts';
import styles from './scale-end-fields.module.css';

export interface ScaleEndFieldsProps extends ScaleEnds {
  readonly onChange: (change: Partial<ScaleEnds>) => void;
}

/** What 0 and 10 mean, for whoever wants to say it. */
export function ScaleEndFields(props: ScaleEndFieldsProps): JSX.Element {
  return (
    <div class={styles['ends']}>
      <TextField
        label={pollsWords.endLow}
        hint={pollsWords.endLowHint}
        ownWords
        value={props.low}
        onInput={(low) => props.onChange({ low })}
        maxLength={pollLimits.end}
      />
      <TextField
        label={pollsWords.endHigh}
        hint={pollsWords.endHighHint}
        ownWords
        value={props.high}
        onInput={(high) => props.onChange({ high })}
        maxLength={pollLimits.end}
      />
    </div>
  );
}
