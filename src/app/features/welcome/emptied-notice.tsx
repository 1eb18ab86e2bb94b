import { useNavigate } from '@solidjs/router';
import { createEffect, createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { createDevice } from '../../live/create-device.ts';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { emptiedWords } from '../../words/emptied.ts';
import styles from './emptied-notice.module.css';

/**
 * Says that something rested here and nothing does any more, and the way back. A mark beside the database tells; a browser that
 * clears everything clears the mark as well, so this speaks of less than happens and never of what did not.
 */
export default function EmptiedNotice(): JSX.Element {
  const app = useApp();
  const navigate = useNavigate();
  const device = createDevice();
  const id = createUniqueId();
  const [isTold, setIsTold] = createSignal(false);
  createEffect(() => {
    setIsTold(app.state().tag === 'new' && device()?.wasLivedIn() === true);
  });
  return (
    <Show when={isTold()}>
      <Sheet look="gentle" aria-labelledby={id} ref={(own: HTMLElement) => passFocusOn(own)}>
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
                device()?.forgetMarks();
                setIsTold(false);
              }}
            />
          </FormActions>
        </div>
      </Sheet>
    </Show>
  );
}
