/** The longest name beside a caret, in letters as people count them. */
const longestName = 40;
/** Names below this row cover each other. */
const lastRow = 3;
/** The carets drawn of late, by all that is seen of them: one is drawn again whenever it moves. */
const patterns = new Map<string, HTMLElement>();
const mostPatterns = 50;

/** How a caret looks. */
export interface CaretLook {
  readonly name: string;
  /** One of the colours that the theme has for people. */
  readonly colour: string;
  /** Names of several carets in one paragraph stand in rows below one another: they may be in one line. */
  readonly row: number;
}

/** A new element for somebody's caret: a line, and the name in the margin. */
export function caretDrawing(look: CaretLook): Node {
  const seen = `${look.colour} ${look.row} ${look.name}`;
  const pattern = patterns.get(seen) ?? draw(look);
  if (patterns.size >= mostPatterns) patterns.clear();
  patterns.set(seen, pattern);
  return pattern.cloneNode(true);
}

function draw(look: CaretLook): HTMLElement {
  const line = document.createElement('span');
  line.className = 'note-caret';
  line.dataset['colour'] = look.colour;
  line.dataset['row'] = String(Math.min(look.row, lastRow));
  // Said by the page in words; in the middle of the text it would only disturb.
  line.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'note-caret-name';
  const letters = lettersOf(look.name);
  label.textContent = letters.join('');
  // A phone's margin has room for one letter; half a name would look broken.
  label.dataset['letter'] = letters.find((letter) => letter.trim() !== '') ?? '';
  line.append(label);
  return line;
}

/** The letters of a name that are shown: an accent or a joined sign stays with its letter (UAX 29). */
function lettersOf(name: string): string[] {
  const letters: string[] = [];
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (letters.push(segment) === longestName) break;
  }
  return letters;
}
