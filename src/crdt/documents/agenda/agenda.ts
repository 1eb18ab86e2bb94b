import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import { err, ok } from '../../basics/result.ts';
import type { Random } from '../../basics/random.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { placeAt } from '../shapes/ordered-list.ts';
import { recordsOf } from '../shapes/record.ts';
import type { RootMap } from '../shapes/record.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { removeRecord, restoreRecord } from '../shapes/removable.ts';
import { setValue } from '../shapes/set-value.ts';
import { newText, setWords } from '../shapes/text.ts';
import { visibleRecords } from '../shapes/visible-records.ts';
import { isParked, parkedKey } from './parked-key.ts';
import { asSource, readAgenda } from './read-agenda.ts';
import { agendaLimits } from './types.ts';
import type { AgendaRefusal, AgendaSource, AgendaVerbs, AgendaView } from './types.ts';

const kind: KindRoot = { id: 'agenda', version: 1, origin: { kind: 'agenda' } };
/** Setting aside is no step of undo, so that taking back something else never shows again what somebody parked. */
const aside: KindRoot = { ...kind, origin: { kind: 'agenda, aside' } };

/** What both want to speak of, in an order that all share. Shape: README beside this folder. */
export const agenda: DocumentKind<AgendaView, AgendaVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readAgenda(doc, kind.id, context),
  verbs: (doc, context) => agendaVerbs(doc, context),
};

function agendaVerbs(doc: Y.Doc, { clock, random }: WriteContext): AgendaVerbs {
  const { write, touched, undo, redo, undoable } = recordVerbs(doc, kind, clock);
  /** What is parked is not there for any verb. */
  const onItem = (id: RecordId, verb: (item: RootMap, root: RootMap) => void): void =>
    write((root) => {
      const item = root.get(id);
      if (item instanceof Y.Map && !isParked(root, id)) verb(item, root);
    });
  /** The verb says whether it has changed anything. */
  const change = (id: RecordId, verb: (item: RootMap, root: RootMap) => boolean): void =>
    onItem(id, (item, root) => {
      if (verb(item, root)) touched(item);
    });
  const append = (root: RootMap, item: NewItem): RecordId => {
    const id = RecordId.random(random);
    const now = clock.nowMs();
    const list = visibleItems(root);
    const record = new Y.Map<unknown>();
    root.set(id, record);
    placeAt(record, { list, index: list.length, random });
    record.set('text', newText(item.text));
    if (item.minutes !== undefined) record.set('minutes', boundedMinutes(item.minutes));
    if (item.session !== undefined) record.set('session', item.session);
    if (item.from !== undefined) record.set('from', { ...item.from });
    record.set('done', false);
    record.set('created', now);
    record.set('changed', now);
    return id;
  };

  return {
    add(item) {
      const refusal = refusalOf(item.text);
      return refusal === undefined ? ok(write((root) => append(root, item))) : err(refusal);
    },
    addAll: (items, session) =>
      write((root) => {
        for (const item of items) {
          if (refusalOf(item.text) === undefined) append(root, { ...item, session });
        }
      }),
    edit(id, text, was) {
      const refusal = refusalOf(text);
      if (refusal !== undefined) return err(refusal);
      change(id, (item) => setWords(item, 'text', { next: text, was }));
      return ok(undefined);
    },
    setMinutes: (id, minutes) =>
      change(id, (item) =>
        setValue(item, 'minutes', minutes === undefined ? undefined : boundedMinutes(minutes)),
      ),
    setDone: (id, done, session) =>
      change(id, (item) => {
        if (!setValue(item, 'done', done)) return false;
        setValue(item, 'doneAt', done ? clock.nowMs() : undefined);
        setValue(item, 'doneIn', done ? session : undefined);
        return true;
      }),
    place: (id, before) => change(id, (_, root) => placeBefore(root, { id, before, random })),
    park: (id) =>
      writeRoot(doc, aside, (root) => {
        const there = root.get(id) instanceof Y.Map && !isParked(root, id);
        if (there) root.set(parkedKey(id), true);
        return there;
      }),
    unpark: (id, session) =>
      writeRoot(doc, aside, (root) => {
        const item = root.get(id);
        if (!(item instanceof Y.Map) || !isParked(root, id)) return false;
        root.delete(parkedKey(id));
        setValue(item, 'session', session);
        restoreRecord(item);
        touched(item);
        return true;
      }),
    takeBack: (excerpt) =>
      writeRoot(doc, aside, (root) => {
        for (const { id, record } of recordsOf(root)) {
          if (asSource(record.get('from'))?.excerpt !== excerpt) continue;
          const text = record.get('text');
          if (text instanceof Y.Text) text.delete(0, text.length);
          root.set(parkedKey(id), true);
        }
      }),
    remove: (id) => onItem(id, (item) => removeRecord(item, clock.nowMs())),
    restore: (id) => onItem(id, restoreRecord),
    undo,
    redo,
    undoable,
  };
}

interface NewItem {
  readonly text: string;
  readonly session?: RecordId;
  readonly minutes?: number;
  readonly from?: AgendaSource;
}

/** Nothing is cut in silence: words that are too many are handed back as they are. */
function refusalOf(text: string): AgendaRefusal | undefined {
  if (text.length > agendaLimits.text) return 'too-long';
  return text.trim() === '' ? 'empty' : undefined;
}

const visibleItems = (root: RootMap): ReturnType<typeof visibleRecords> =>
  visibleRecords(root).filter(({ id }) => !isParked(root, id));

/** False where the item stands there already, or either of the two is not to be seen. */
function placeBefore(
  root: RootMap,
  move: { readonly id: RecordId; readonly before: RecordId | undefined; readonly random: Random },
): boolean {
  const list = visibleItems(root);
  const from = list.findIndex(({ id }) => id === move.id);
  const [moved] = from < 0 ? [] : list.splice(from, 1);
  const index =
    move.before === undefined ? list.length : list.findIndex(({ id }) => id === move.before);
  if (moved === undefined || index < 0 || index === from) return false;
  placeAt(moved.record, { list, index, random: move.random });
  return true;
}

const boundedMinutes = (minutes: number): number =>
  Math.min(Math.max(Math.round(minutes), 1), agendaLimits.minutes);
