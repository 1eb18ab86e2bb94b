import * as Y from 'yjs';
import { RecordId, SpaceId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { asDay } from '../shapes/as-day.ts';
import { cutText } from '../shapes/cut-text.ts';
import { readKept } from '../shapes/kept-records.ts';
import { fieldsOf } from '../shapes/plain-value.ts';
import { readOnce } from '../shapes/read-once.ts';
import { readOptional } from '../shapes/read-optional.ts';
import { readChanged, readTouch } from '../shapes/record.ts';
import type { Oddities, RootMap } from '../shapes/record.ts';
import { openingOf } from '../shapes/rich-text.ts';
import { readPhotos } from './read-photos.ts';
import { readShared } from './read-shared.ts';
import { journalLimits } from './types.ts';
import type { About, JournalEntry, JournalView } from './types.ts';

/** How much of an entry lists show, in UTF-16 units. */
const openingLength = 160;
/** The day of an entry that says none. */
const noDay = '1970-01-01';

/** Reads the journal, whatever may lie there. Only entries that changed are read again. */
export function readJournal(doc: Y.Doc, id: string, context: ReadContext): Reading<JournalView> {
  const { view, ...rest } = readKept(doc, {
    id,
    context,
    readRecord: (entryId, record, reading) => {
      const entry = readEntry(entryId, record, reading);
      // Left with nothing in it: it is in no list until something comes into it.
      return record.get('left') === true && isEmpty(entry) ? undefined : entry;
    },
  });
  return {
    view: {
      entries: [...view.there].sort(latestFirst),
      removed: view.removed.filter((entry) => !isEmpty(entry)),
    },
    ...rest,
  };
}

/** Whether there is nothing in an entry that anybody put there. */
export const isEmpty = ({ opening, mood, photos, shared }: JournalEntry): boolean =>
  opening === '' && mood === '' && photos.length === 0 && shared.length === 0;

/** Reads one entry; the same object as before where nothing in it changed. */
export const readEntry = readOnce((id, record, reading): JournalEntry => {
  const { oddities } = reading;
  const body = record.get('body');
  if (!(body instanceof Y.XmlFragment)) oddities.count += 1;
  if (record.has('left') && record.get('left') !== true) oddities.count += 1;
  return {
    id,
    day: readDay(record, oddities),
    mood: readOptional(record, 'mood', { parse: asMood, oddities }) ?? '',
    opening: body instanceof Y.XmlFragment ? openingOf(body, openingLength) : '',
    photos: readPhotos(record, reading),
    about: readOptional(record, 'about', { parse: asAbout, oddities }),
    shared: readShared(record, reading),
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
});

function readDay(record: RootMap, oddities: Oddities): string {
  const day = asDay(record.get('day'));
  if (day === undefined) oddities.count += 1;
  return day ?? noDay;
}

const asMood = (value: unknown): string | undefined =>
  typeof value === 'string' ? cutText(value, journalLimits.mood) : undefined;

function asAbout(value: unknown): About | undefined {
  const fields = fieldsOf(value);
  const workspace = SpaceId.parse(fields?.['workspace']);
  if (workspace === undefined) return undefined;
  const named = fields?.['session'];
  const session = RecordId.parse(named);
  return named === undefined || session !== undefined ? { workspace, session } : undefined;
}

const latestFirst = (a: JournalEntry, b: JournalEntry): number =>
  compare(b.day, a.day) || b.created.atMs - a.created.atMs || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
