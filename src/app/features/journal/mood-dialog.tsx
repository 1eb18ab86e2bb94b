import type { JSX } from 'solid-js';
import { Feelings, FeelingsViewButton } from '../../cards/expression/feelings.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { journalWords } from '../../words/journal.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './entry-sheet.module.css';

/** Words for feelings, to choose one for how it was. */
export default function MoodDialog(props: {
  readonly onChoose: (word: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <Dialog
      title={journalWords.moodHeading}
      closeWord={sharedWords.close}
      look="wide"
      onClose={() => props.onClose()}
    >
      <div class={styles['moodTop']}>
        <p class={styles['quiet']}>{journalWords.moodLead}</p>
        <FeelingsViewButton />
      </div>
      <Feelings onChoose={(word) => props.onChoose(word)} />
    </Dialog>
  );
}
