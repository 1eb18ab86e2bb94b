import Copy from 'lucide-solid/icons/copy';
import { createSignal, For, type JSX } from 'solid-js';
import { Button } from './button.tsx';
import styles from './link-to-give.module.css';
import { QrCode } from './qr-code.tsx';
import { TextField } from './text-field.tsx';

/** What is said around a link. */
export interface LinkWords {
  readonly link: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** Names the picture. */
  readonly qr: string;
}

/** A link to hand on: as text, to be copied, and as a picture for the camera of a phone. */
export function LinkToGive(props: {
  readonly text: string;
  readonly words: LinkWords;
  /** Beside the picture: how it is used, and what comes next. */
  readonly hints: readonly string[];
  /** Said while it was not copied yet. */
  readonly said?: string | undefined;
  /** False when the browser would not copy. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** From now on somebody may have it, also when it was copied by hand. */
  readonly onGiven: () => void;
  readonly copyButton?: (button: HTMLButtonElement) => void;
}): JSX.Element {
  /** The outcome, and of which text: another link has not been copied yet. */
  const [copied, setCopied] = createSignal<{ readonly text: string; readonly well: boolean }>();
  const copy = async (text: string): Promise<void> => {
    props.onGiven();
    const well = await props.onCopy(text);
    setCopied({ text, well });
  };
  const said = (): string => {
    const now = copied();
    if (now?.text !== props.text) return props.said ?? '';
    return now.well ? props.words.copied : props.words.copyFailed;
  };
  return (
    <>
      <div class={styles['link']} onCopy={() => props.onGiven()}>
        <TextField label={props.words.link} value={props.text} readOnly />
        <Button
          look="main"
          icon={Copy}
          word={props.words.copy}
          ref={(own) => props.copyButton?.(own)}
          onClick={() => void copy(props.text)}
        />
      </div>
      <p class={styles['said']} role="status">
        {said()}
      </p>
      <div class={styles['picture']}>
        <QrCode text={props.text} label={props.words.qr} />
        <div class={styles['hints']}>
          <For each={props.hints}>{(hint) => <p>{hint}</p>}</For>
        </div>
      </div>
    </>
  );
}
