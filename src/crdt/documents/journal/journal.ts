import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { addParagraphs } from '../shapes/add-paragraphs.ts';
import { asDay } from '../shapes/as-day.ts';
import { cutText } from '../shapes/cut-text.ts';
import { rootOf, writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { readMap } from '../shapes/record.ts';
import type { RootMap } from '../shapes/record.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { isThere, removeRecord, restoreRecord } from '../shapes/removable.ts';
import { richTextOf } from '../shapes/rich-text.ts';
import { setValue } from '../shapes/set-value.ts';
import { newText, setWords } from '../shapes/text.ts';
import { touchSeldom } from '../shapes/touch-seldom.ts';
import { isEmpty, readEntry, readJournal } from './read-journal.ts';
import { isFileName } from './read-photos.ts';
import { journalLimits } from './types.ts';
import type { About, JournalVerbs, JournalView } from './types.ts';
import { unasked } from './unasked.ts';
import { wordsOfEntry } from './words-of-entry.ts';

const kind: KindRoot = { id: 'journal', version: 1, origin: { kind: 'journal' } };
/** What is noted beside the writing is no step of undo: that something was shared stays noted, and leaving changes nothing. */
const aside: KindRoot = { ...kind, origin: { kind: 'journal, aside' } };

/** A person's own journal, and their private notes about workspaces and sessions. Shape: README beside this folder. */
export const journal: DocumentKind<JournalView, JournalVerbs> = {
  id: kind.id,
  audience: 'personal',
  version: kind.version,
  read: (doc, context) => readJournal(doc, kind.id, context),
  verbs: (doc, context) => journalVerbs(doc, context),
};

function journalVerbs(doc: Y.Doc, { clock, random }: WriteContext): JournalVerbs {
  const { write, onRecord, touched, ...common } = recordVerbs(doc, kind, clock);
  /** The verb says whether it has changed anything. */
  const change = (id: RecordId, verb: (entry: RootMap) => boolean): void =>
    onRecord(id, (entry) => {
      if (verb(entry)) touched(entry);
    });
  const onPhoto = (entry: RecordId, photo: RecordId, verb: (record: RootMap) => boolean): void =>
    change(entry, (record) => {
      const found = readMap(record, 'photos')?.get(photo);
      return found instanceof Y.Map && verb(found);
    });
  const onShared = <T>(id: RecordId, verb: (shared: RootMap) => T): T | undefined =>
    writeRoot(doc, aside, (root) => {
      const entry = root.get(id);
      const shared = entry instanceof Y.Map ? readMap(entry, 'shared') : undefined;
      return shared && verb(shared);
    });
  const newPart = (list: RootMap, fields: Readonly<Record<string, unknown>>): RecordId => {
    const id = RecordId.random(random);
    const record = new Y.Map<unknown>();
    list.set(id, record);
    for (const [key, value] of Object.entries(fields)) record.set(key, value);
    record.set('created', clock.nowMs());
    return id;
  };
  const today = (): string => new Date(clock.nowMs()).toISOString().slice(0, 10);

  return {
    add: ({ day, about }) =>
      write((root) =>
        newPart(root, {
          day: asDay(day) ?? today(),
          ...(about && { about: plainAbout(about) }),
          body: new Y.XmlFragment(),
          photos: new Y.Map(),
          shared: new Y.Map(),
          changed: clock.nowMs(),
        }),
      ),
    setDay: (id, day) =>
      change(id, (entry) => asDay(day) !== undefined && setValue(entry, 'day', day)),
    setMood: (id, mood) =>
      change(id, (entry) =>
        setValue(entry, 'mood', cutText(mood.trim(), journalLimits.mood) || undefined),
      ),
    addPhoto: (id, { file, width, height, caption }) =>
      onRecord(id, (entry) => {
        const photos = readMap(entry, 'photos');
        if (photos === undefined || !isFileName(file)) return undefined;
        const there = [...photos.values()].filter((one) => one instanceof Y.Map && isThere(one));
        if (there.length >= journalLimits.photos) return undefined;
        touched(entry);
        const words = newText(cutText(caption, journalLimits.caption));
        return newPart(photos, { file, width, height, caption: words });
      }),
    setCaption: (entry, id, caption) =>
      onPhoto(entry, id, (photo) =>
        setWords(photo, 'caption', { next: cutText(caption, journalLimits.caption) }),
      ),
    removePhoto: (entry, id) => onPhoto(entry, id, (photo) => removeRecord(photo, clock.nowMs())),
    restorePhoto: (entry, id) => onPhoto(entry, id, restoreRecord),
    noteShared: (id, { workspace, excerpt, text }) =>
      onShared(id, (shared) =>
        newPart(shared, { workspace, excerpt, text: cutText(text, journalLimits.passage) }),
      ),
    noteTakenBack: (id, passage) =>
      onShared(id, (shared) => {
        const found = shared.get(passage);
        if (found instanceof Y.Map && !found.has('takenBack'))
          found.set('takenBack', clock.nowMs());
      }),
    leave: (id) =>
      writeRoot(doc, aside, (root) => {
        const entry = root.get(id);
        const isLeft = entry instanceof Y.Map && isEmpty(readEntry(id, entry, unasked()));
        if (isLeft) setValue(entry, 'left', true);
        return isLeft;
      }),
    addWords: (id, text) =>
      writeRoot(doc, aside, (root) => {
        const entry = root.get(id);
        const body: unknown = entry instanceof Y.Map ? entry.get('body') : undefined;
        if (!(entry instanceof Y.Map && body instanceof Y.XmlFragment)) return;
        addParagraphs(body, text);
        touched(entry);
      }),
    touch: (id) => touchSeldom(doc, kind, { id, clock }),
    words(id) {
      const entry = rootOf(doc, kind.id)?.get(id);
      return entry instanceof Y.Map ? wordsOfEntry(entry) : '';
    },
    body: (id) => richTextOf(doc, kind, { id, field: 'body' }),
    ...common,
  };
}

const plainAbout = ({ workspace, session }: About): Readonly<Record<string, string>> =>
  session === undefined ? { workspace } : { workspace, session };
