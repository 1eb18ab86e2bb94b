import type { JSX } from 'solid-js';
import type { JournalPhoto } from '../../../../crdt/documents/journal/types.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { PhotoCanvas } from './photo-canvas.tsx';
import styles from './photos.module.css';

/** As large as it is kept. */
const whole = 1_600;

/** One photo, as large as the screen has room for. */
export function PhotoDialog(props: {
  readonly photo: JournalPhoto;
  readonly name: string;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <Dialog
      title={props.photo.caption === '' ? props.name : props.photo.caption}
      closeWord={sharedWords.close}
      look="wide"
      onClose={() => props.onClose()}
    >
      <div class={styles['large']}>
        <PhotoCanvas photo={props.photo} name={props.name} most={whole} />
      </div>
    </Dialog>
  );
}
