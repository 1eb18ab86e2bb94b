import Maximize2 from 'lucide-solid/icons/maximize-2';
import X from 'lucide-solid/icons/x';
import { createSignal, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../../crdt/basics/id.ts';
import { journalLimits, type JournalPhoto } from '../../../../crdt/documents/journal/types.ts';
import { useJournal } from '../../../live/journal-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { passFocusOn } from '../../../ui/pass-focus-on.ts';
import { useToasts } from '../../../ui/toasts.tsx';
import { photoWords } from '../../../words/journal-photos.ts';
import { PhotoCanvas } from './photo-canvas.tsx';
import styles from './photos.module.css';

/** Enough for a photo among others, also on a screen with fine pixels. */
const amongOthers = 800;

/** One photo with what it shows, in the person's words. */
export function PhotoRow(props: {
  readonly entry: RecordId;
  readonly photo: JournalPhoto;
  readonly name: string;
  readonly fixed: boolean;
  readonly onOpen: () => void;
}): JSX.Element {
  const journal = useJournal();
  const toasts = useToasts();
  const [isSeen, setSeen] = createSignal(false);
  const takeAway = (): void => {
    const entry = props.entry;
    const photo = props.photo.id;
    journal.verbs()?.removePhoto(entry, photo);
    toasts.show({
      text: photoWords.removed,
      undo: () => journal.verbs()?.restorePhoto(entry, photo),
    });
  };
  return (
    <li class={styles['photo']} ref={(own) => passFocusOn(own)} aria-label={props.name}>
      <div
        class={styles['frame']}
        data-seen={isSeen() ? '' : undefined}
        onClick={() => {
          if (isSeen()) props.onOpen();
        }}
      >
        <PhotoCanvas photo={props.photo} name={props.name} most={amongOthers} onSeen={setSeen} />
      </div>
      <Show
        when={!props.fixed}
        fallback={
          <Show when={props.photo.caption !== ''}>
            <p class={styles['caption']}>{props.photo.caption}</p>
          </Show>
        }
      >
        <input
          class={styles['caption']}
          type="text"
          autocomplete="off"
          aria-label={photoWords.caption}
          placeholder={photoWords.caption}
          maxLength={journalLimits.caption}
          value={props.photo.caption}
          onInput={(event) =>
            journal.verbs()?.setCaption(props.entry, props.photo.id, event.currentTarget.value)
          }
        />
      </Show>
      <div class={styles['acts']}>
        <Show when={isSeen()}>
          <Button
            look="quiet"
            icon={Maximize2}
            word={photoWords.open}
            aria-haspopup="dialog"
            onClick={() => props.onOpen()}
          />
        </Show>
        <Show when={!props.fixed}>
          <Button look="quiet" icon={X} word={photoWords.remove} onClick={takeAway} />
        </Show>
      </div>
    </li>
  );
}
