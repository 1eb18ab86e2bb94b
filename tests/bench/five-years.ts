import * as Y from 'yjs';
import { seededRandom } from '../cast/seeded-random.ts';

/**
 * Five years of a therapist and a client: 260 weekly meetings with a note of about 5,000 characters each, about
 * 1.3 million characters in 300,000 edits, by two people whose pages are opened anew each week.
 *
 * Give it any document; each edit is one small transaction as typing makes them. The same seed gives the same
 * edits, so that a plain and a sealed document can be filled alike and compared in one run.
 */
export interface FiveYears {
  /** Calls back for each edit in order: who writes, on which page load, and what they do to the document. */
  forEachEdit(write: (edit: Edit) => void): void;
}

export interface Edit {
  /** 0 is the therapist, 1 the client. */
  readonly person: 0 | 1;
  /** Counts page loads: changes at each meeting and when the other takes over. */
  readonly pageLoad: number;
  readonly apply: (doc: Y.Doc) => void;
}

const words =
  'and the we talked about how morning walk river sleep call brother felt heavy lighter when said stayed ' +
  'breathing slower noticed tried again week step small enough evening quiet room letter kind angry sad glad ' +
  'pause together listen between next time worry plan rest work home friend door window garden rain sun';

/** The generator; `weeks` and `editsAWeek` make smaller histories, `oneNote` one long note of all meetings. */
export function fiveYears(
  options: {
    readonly seed?: number;
    readonly weeks?: number;
    readonly editsAWeek?: number;
    readonly oneNote?: boolean;
  } = {},
): FiveYears {
  const { seed = 5, weeks = 260, editsAWeek = 1_154, oneNote = false } = options;
  const vocabulary = words.split(' ');
  return {
    forEachEdit(write) {
      const random = seededRandom(seed);
      let pageLoad = 0;
      for (let week = 0; week < weeks; week += 1) {
        const note = oneNote ? 'long' : `week-${week}`;
        let person: 0 | 1 = 0;
        pageLoad += 1;
        const isNew = week === 0 || !oneNote;
        const begin = (doc: Y.Doc): void =>
          isNew ? beginNote(doc, note, week) : addParagraph(doc, note);
        write({ person, pageLoad, apply: begin });
        for (let edit = 1; edit < editsAWeek; edit += 1) {
          if (edit === Math.floor(editsAWeek / 2)) {
            person = 1;
            pageLoad += 1;
          }
          write({ person, pageLoad, apply: nextEdit({ note, random, vocabulary }) });
        }
      }
    },
  };
}

function beginNote(doc: Y.Doc, note: string, week: number): void {
  doc.transact(() => {
    const record = new Y.Map<unknown>();
    const title = new Y.Text();
    title.insert(0, `Meeting ${week + 1}`);
    record.set('title', title);
    const body = new Y.XmlFragment();
    body.insert(0, [paragraph()]);
    record.set('body', body);
    doc.getMap('notes').set(note, record);
  }, 'typing');
}

function addParagraph(doc: Y.Doc, note: string): void {
  const body = bodyOf(doc, note);
  body.insert(body.length, [paragraph()]);
}

function paragraph(): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText()]);
  return element;
}

/** Mostly a word or a part of one at the end; now and then a correction, emphasis, or a new paragraph. */
function nextEdit(options: {
  readonly note: string;
  readonly random: ReturnType<typeof seededRandom>;
  readonly vocabulary: readonly string[];
}): (doc: Y.Doc) => void {
  const { random } = options;
  const kind = random.below(100);
  const word = random.pick(options.vocabulary);
  const size = 1 + random.below(5);
  return (doc) => {
    const body = bodyOf(doc, options.note);
    doc.transact(() => {
      const last = body.get(body.length - 1);
      const text = last instanceof Y.XmlElement ? last.get(0) : undefined;
      if (kind >= 98 || !(text instanceof Y.XmlText)) {
        body.insert(body.length, [paragraph()]);
        return;
      }
      if (kind >= 93 && text.length > size) text.delete(text.length - size, size);
      else if (kind === 92 && text.length > 10) text.format(0, 8, { bold: {} });
      else text.insert(text.length, kind < 60 ? `${word} ` : word.slice(0, size));
    }, 'typing');
  };
}

function bodyOf(doc: Y.Doc, note: string): Y.XmlFragment {
  const record: unknown = doc.getMap('notes').get(note);
  const body: unknown = record instanceof Y.Map ? record.get('body') : undefined;
  if (!(body instanceof Y.XmlFragment)) throw new Error(`${note} has no body`);
  return body;
}
