import { createEffect, createSignal, on, onCleanup, Show, type JSX } from 'solid-js';
import type { JournalPhoto } from '../../../../crdt/documents/journal/types.ts';
import { useJournal } from '../../../live/journal-context.tsx';
import { photoWords } from '../../../words/journal-photos.ts';
import styles from './photos.module.css';

/** Why a photo is not on the screen. */
type Unshown = 'missing' | 'damaged' | 'unshown';

/** A photo, drawn from its bytes: an address of them would have to be let through by the content policy. */
export function PhotoCanvas(props: {
  readonly photo: JournalPhoto;
  /** What it is called where it has no words of its own. */
  readonly name: string;
  /** The longer side, in pixels, that is enough here. */
  readonly most: number;
  /** Told whether there is something to see: not of a photo that is not here, or not whole. */
  readonly onSeen?: (isSeen: boolean) => void;
}): JSX.Element {
  const journal = useJournal();
  const [isDrawn, setDrawn] = createSignal(false);
  const [unshown, setUnshown] = createSignal<Unshown>();
  let canvas: HTMLCanvasElement | undefined;
  const draw = async (file: string, isWanted: () => boolean): Promise<Unshown | undefined> => {
    const kept = await journal.files()?.get(file);
    if (kept?.ok !== true) {
      const why = kept?.error;
      return why === 'missing' || why === 'damaged' ? why : 'unshown';
    }
    try {
      const picture = await createImageBitmap(new Blob([kept.value.slice()]));
      const pen = canvas?.getContext('2d');
      if (isWanted() && canvas && pen) pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      return undefined;
    } catch {
      return 'damaged';
    }
  };
  createEffect(() => props.onSeen?.(isDrawn()));
  createEffect(
    on(
      () => props.photo.file,
      (file) => {
        let isCurrent = true;
        onCleanup(() => {
          isCurrent = false;
        });
        setDrawn(false);
        setUnshown(undefined);
        void draw(file, () => isCurrent).then((why) => {
          if (!isCurrent) return;
          setUnshown(why);
          setDrawn(why === undefined);
        });
      },
    ),
  );
  const scale = (): number =>
    Math.min(1, props.most / Math.max(props.photo.width, props.photo.height));
  return (
    <Show
      when={unshown() === undefined}
      fallback={<p class={styles['unshown']}>{photoWords.faults[unshown() ?? 'unshown']}</p>}
    >
      <canvas
        ref={(own) => {
          canvas = own;
        }}
        class={styles['picture']}
        width={Math.max(1, Math.round(props.photo.width * scale()))}
        height={Math.max(1, Math.round(props.photo.height * scale()))}
        role="img"
        aria-label={props.photo.caption === '' ? props.name : props.photo.caption}
        aria-busy={!isDrawn()}
      />
    </Show>
  );
}
