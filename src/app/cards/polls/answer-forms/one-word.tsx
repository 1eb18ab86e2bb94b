import type { JSX } from 'solid-js';
import { pollLimits } from '../../../../crdt/documents/polls/types.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { pollsWords } from '../../../words/polls.ts';
import type { AnswerFormProps } from './answer-form-props.ts';
import styles from './one-word.module.css';

/** A word of one's own. */
export function OneWord(props: AnswerFormProps<'word'>): JSX.Element {
  return (
    <div class={styles['word']} role="group" aria-labelledby={props.questionId}>
      <TextField
        label={pollsWords.word}
        hint={pollsWords.wordHint}
        ownWords
        value={props.answer?.word ?? ''}
        maxLength={pollLimits.word}
        onInput={(word) => props.onAnswer({ sort: 'word', word })}
      />
    </div>
  );
}
