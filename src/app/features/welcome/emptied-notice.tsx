import { useNavigate } from '@solidjs/router';
import { createUniqueId, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { catchFocus } from '../../ui/catch-focus.ts';
import { FormActions } from '../../ui/form.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { emptiedWords } from '../../words/emptied.ts';
import styles from './emptied-notice.module.css';

/**
 * Says that something rested here and nothing does any more, and the way back. A mark beside the database tells; a browser that
 * clears everything clears the mark as well, so this speaks of less than happens and never of what did not.
 */
export default function EmptiedNotice(props: { readonly onClose: () => void }): JSX.Element {
  const navigate = useNavigate();
  const id = createUniqueId();
  return (
    <Sheet look="gentle" aria-labelledby={id}>
      <div class={styles['notice']}>
        <h2 id={id}>{emptiedWords.heading}</h2>
        <p>{emptiedWords.text}</p>
        <p>{emptiedWords.wayBack}</p>
        <p>{emptiedWords.only}</p>
        <FormActions from="start">
          <Button word={emptiedWords.open} onClick={() => navigate('/invitation')} />
          <Button
            look="quiet"
            word={emptiedWords.close}
            onClick={() => {
              props.onClose();
              catchFocus();
            }}
          />
        </FormActions>
      </div>
    </Sheet>
  );
}
