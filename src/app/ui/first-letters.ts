import styles from './first-letters.module.css';

/** What was typed in a plain place, and where the caret is in it. */
export interface FirstLetters {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** False when the person has gone elsewhere meanwhile: then focus is left where it is. */
  readonly isFocused: boolean;
}

/** Letters that are typed after a press, for a place that is not there yet. */
export interface HeldLetters {
  /**
   * Says which place they are for: whoever collects for that name gets them. `onlyIfAny` is for a place that is there to be read as
   * well: when nothing was typed by then, nothing is held any longer.
   */
  readonly handTo: (name: string, options?: { readonly onlyIfAny: boolean }) => void;
  /** The place will not come, or takes no letters: gives what was typed until now. */
  readonly release: () => string;
}

/**
 * Takes letters from the press on that opens a place to write in: what is typed while that place is loaded is not lost, and a
 * phone shows its keys at once. Called in the press itself; `text` is what was typed for it before. The box lies beside the page,
 * so that it goes with the frame when somebody leaves or locks.
 */
export function holdLetters(label: string, text = ''): HeldLetters {
  const box = document.createElement('textarea');
  box.className = styles['held'] ?? '';
  box.setAttribute('aria-label', label);
  box.autocomplete = 'off';
  box.value = text;
  box.setSelectionRange(text.length, text.length);
  watchComposing(box);
  document.getElementById('page')?.after(box);
  box.focus({ preventScroll: true });
  return {
    handTo(name, { onlyIfAny } = { onlyIfAny: false }) {
      if (onlyIfAny && box.value === '') box.remove();
      else box.dataset['lettersFor'] = name;
    },
    release() {
      box.remove();
      return box.value;
    },
  };
}

/** Gives what was typed for the place of this name, once a word that is being composed is done. False when nobody held any. */
export function collectLetters(name: string, give: (letters: FirstLetters) => void): boolean {
  const boxes = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-letters-for]');
  const box = [...boxes].find(({ dataset }) => dataset['lettersFor'] === name);
  if (box === undefined) return false;
  onceComposed(box, () => {
    const letters = lettersIn(box);
    box.remove();
    give(letters);
  });
  return true;
}

/** What is in a plain place. Line breaks at its start are not among it: a key that was held a little long makes them. */
export function lettersIn(box: HTMLTextAreaElement): FirstLetters {
  const text = box.value.replace(/^\n+/u, '');
  const before = box.value.length - text.length;
  return {
    text,
    from: Math.max(0, box.selectionStart - before),
    to: Math.max(0, box.selectionEnd - before),
    isFocused: document.activeElement === box,
  };
}

const composing = new WeakSet<HTMLTextAreaElement>();

/** Notes while a word is being composed in a plain place, as many keyboards do. */
export function watchComposing(box: HTMLTextAreaElement): void {
  box.addEventListener('compositionstart', () => composing.add(box));
  box.addEventListener('compositionend', () => composing.delete(box));
}

/** Runs when no word is being composed in a watched place: taken away meanwhile, it would be broken off. */
export function onceComposed(box: HTMLTextAreaElement, run: () => void): void {
  if (composing.has(box)) box.addEventListener('compositionend', run, { once: true });
  else run();
}
