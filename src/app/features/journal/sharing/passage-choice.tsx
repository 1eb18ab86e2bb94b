import { onMount, type JSX } from 'solid-js';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { sharingWords } from '../../../words/sharing.ts';
import styles from './share-dialog.module.css';

/** As much of a paragraph as tells it from the others, in UTF-16 units. */
const openingLength = 110;

/** Chooses a paragraph where nothing was selected; the one with the caret is chosen beforehand. */
export function PassageChoice(props: {
  readonly paragraphs: readonly string[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}): JSX.Element {
  let place: HTMLDivElement | undefined;
  onMount(() => {
    // The one that is chosen beforehand may be far down in a long entry.
    const chosen = place?.querySelector('input:checked')?.parentElement;
    if (place === undefined || !chosen) return;
    const [inner, outer] = [chosen.getBoundingClientRect(), place.getBoundingClientRect()];
    if (inner.bottom > outer.bottom) place.scrollTop += inner.bottom - outer.bottom + inner.height;
  });
  return (
    <div
      ref={(own) => {
        place = own;
      }}
      class={styles['choice']}
    >
      <RadioGroup
        label={sharingWords.which}
        value={String(props.at)}
        options={props.paragraphs.map((text, at) => ({ value: String(at), word: openingOf(text) }))}
        onChange={(at) => props.onChoose(Number(at))}
      />
    </div>
  );
}

/** Cut at a space, so that no word and no sign is cut in half. */
function openingOf(text: string): string {
  const line = text.replaceAll('\n', ' ');
  if (line.length <= openingLength) return line;
  const space = line.lastIndexOf(' ', openingLength);
  const cut = line.slice(0, space > 0 ? space : openingLength).replace(/[\uD800-\uDBFF]$/u, '');
  return `${cut}…`;
}
