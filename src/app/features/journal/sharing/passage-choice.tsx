import type { JSX } from 'solid-js';
import { SelectField } from '../../../ui/select-field.tsx';
import { sharingWords } from '../../../words/sharing.ts';

/** As much of a paragraph as tells it from the others, in UTF-16 units; the whole of it is shown below. */
const openingLength = 70;

/** Chooses a paragraph where nothing was selected; the one with the caret is chosen beforehand. */
export function PassageChoice(props: {
  readonly paragraphs: readonly string[];
  readonly at: number;
  readonly disabled: boolean;
  readonly onChoose: (at: number) => void;
}): JSX.Element {
  return (
    <SelectField
      label={sharingWords.which}
      value={String(props.at)}
      options={props.paragraphs.map((text, at) => ({ value: String(at), word: openingOf(text) }))}
      disabled={props.disabled}
      onChange={(at) => props.onChoose(Number(at))}
    />
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
