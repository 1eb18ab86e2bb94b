import type { JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { sessionRoomWords } from '../../words/session-room.ts';
import styles from './still-open.module.css';

/** Asks about a session that was begun and never closed. Nothing happens by itself. */
export function StillOpen(props: {
  readonly onCloseSession: () => void;
  readonly onGoOn: () => void;
}): JSX.Element {
  return (
    <div
      class={styles['open']}
      ref={(own) => passFocusOn(own, () => document.querySelector('#page h1'))}
    >
      <p role="status">{sessionRoomWords.stillOpen}</p>
      <FormActions from="start">
        <Button word={sessionRoomWords.closeIt} onClick={() => props.onCloseSession()} />
        <Button look="quiet" word={sessionRoomWords.goOn} onClick={() => props.onGoOn()} />
      </FormActions>
    </div>
  );
}
