import ImagePlus from 'lucide-solid/icons/image-plus';
import type { JSX } from 'solid-js';
import { Button } from '../../../ui/button.tsx';
import { photoWords } from '../../../words/journal-photos.ts';
import type { PhotoAdding } from './create-photo-adding.ts';

/** Adds photos from this device; the platform's own way to choose files, or to take a picture on a phone. */
export function PhotoPicker(props: {
  readonly adding: PhotoAdding;
  readonly ref: (box: HTMLInputElement) => void;
}): JSX.Element {
  let box: HTMLInputElement | undefined;
  return (
    <>
      <input
        ref={(own) => {
          box = own;
          props.ref(own);
        }}
        type="file"
        accept="image/*"
        multiple
        hidden
        autocomplete="off"
        aria-hidden="true"
        tabindex="-1"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same photo can be chosen again.
          event.currentTarget.value = '';
          void props.adding.add(files);
        }}
      />
      <Button look="quiet" icon={ImagePlus} word={photoWords.add} onClick={() => box?.click()} />
    </>
  );
}
