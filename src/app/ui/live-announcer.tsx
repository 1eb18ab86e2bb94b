import { createSignal, type Accessor, type JSX } from 'solid-js';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface Announcer {
  readonly text: Accessor<string>;
  /** Says a sentence to screen readers, once, after what is being said. */
  say(sentence: string): void;
}

/** How long a sentence stays in the page: long enough to be taken up, short enough not to be met while reading. */
const stayMs = 1_500;

/** Says things to screen readers only, one after the other. `after` is the clock's. */
export function createAnnouncer(
  after: (delayMs: number, run: () => void) => () => void,
): Announcer {
  const [text, setText] = createSignal('');
  const waiting: string[] = [];
  const next = (): void => {
    setText(waiting[0] ?? '');
    if (waiting.length === 0) return;
    after(stayMs, () => {
      waiting.shift();
      next();
    });
  };
  return {
    text,
    say(sentence) {
      if (waiting.push(sentence) === 1) next();
    },
  };
}

/** The live region an announcer speaks through. */
export function LiveAnnouncer(props: { readonly announcer: Announcer }): JSX.Element {
  return (
    <VisuallyHidden>
      <span aria-live="polite" aria-atomic="true">
        {props.announcer.text()}
      </span>
    </VisuallyHidden>
  );
}
