import type { JSX } from 'solid-js';
import { NumberScale } from '../../../ui/number-scale.tsx';
import { pollsWords } from '../../../words/polls.ts';
import type { AnswerFormProps } from './answer-form-props.ts';

/** A number from 0 to 10. */
export function Scale(props: AnswerFormProps<'scale'>): JSX.Element {
  return (
    <NumberScale
      labelledBy={props.questionId}
      value={props.answer?.value}
      low={pollsWords.scaleLow(props.poll.ends?.low)}
      high={pollsWords.scaleHigh(props.poll.ends?.high)}
      onChange={(value) => props.onAnswer({ sort: 'scale', value })}
    />
  );
}
