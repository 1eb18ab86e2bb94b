import type * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { asDay } from '../shapes/as-day.ts';
import { cutText } from '../shapes/cut-text.ts';
import { rootOf, versionOf } from '../shapes/kind-root.ts';
import { fieldsOf } from '../shapes/plain-value.ts';
import { asMoment, authorOfKey, readTouch, recordsOf } from '../shapes/record.ts';
import type { FoundRecord, Oddities, RootMap, TouchReading } from '../shapes/record.ts';
import { backKey, takenBackIn } from './back-key.ts';
import { excerptLimits } from './types.ts';
import type { Excerpt, ExcerptPlace, ExcerptsView, TakenBack } from './types.ts';

/** Reads what was shared, whatever peers may have put there. */
export function readExcerpts(doc: Y.Doc, id: string, context: ReadContext): Reading<ExcerptsView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, id);
  if (root === undefined) return { view: { excerpts: [], takenBack: [] }, version: 0, oddities: 1 };
  const excerpts: Excerpt[] = [];
  const takenBack: TakenBack[] = [];
  const reading = { context, oddities };
  for (const found of recordsOf(root, oddities, (key) => takenBackIn(key) !== undefined)) {
    const excerpt = readExcerpt(found, reading);
    const { id: ownId, created } = excerpt;
    const takenBackMs = takenBackAt(root, { id: ownId, created, context });
    if (takenBackMs !== undefined) {
      takenBack.push({ id: ownId, created, takenBackMs, late: excerpt.said?.place });
    } else if (excerpt.said === undefined) {
      oddities.count += 1;
    } else {
      excerpts.push({ id: ownId, ...excerpt.said, created });
    }
  }
  oddities.count += countOddlyTakenBack(root);
  excerpts.sort((a, b) => b.created.atMs - a.created.atMs || (a.id < b.id ? -1 : 1));
  takenBack.sort((a, b) => b.takenBackMs - a.takenBackMs || (a.id < b.id ? -1 : 1));
  return { view: { excerpts, takenBack }, version: versionOf(root), oddities: oddities.count };
}

type Said = Omit<Excerpt, 'id' | 'created'>;

/** What was said counts only in the hand that made the record: nobody can put words into another's mouth. */
function readExcerpt(
  { id, record }: FoundRecord,
  reading: TouchReading,
): Pick<Excerpt, 'id' | 'created'> & { readonly said: Said | undefined } {
  const created = readTouch(record, 'created', reading);
  const isOwn = authorOfKey(record, 'said', reading.context) === created.by;
  return { id, created, said: isOwn ? asSaid(record.get('said')) : undefined };
}

function asSaid(value: unknown): Said | undefined {
  const fields = fieldsOf(value);
  const [text, day, place] = [fields?.['text'], asDay(fields?.['day']), asPlace(fields?.['place'])];
  if (typeof text !== 'string' || day === undefined || place === undefined) return undefined;
  const from = fields?.['from'] === 'notes' ? 'notes' : 'journal';
  return { text: cutText(text, excerptLimits.text), from, day, place };
}

function asPlace(value: unknown): ExcerptPlace | undefined {
  if (value === 'own' || value === 'agenda') return { tag: value };
  const note = RecordId.parse(value);
  return note && { tag: 'note', note };
}

/** When its own author took it back; undefined while it stands, whatever somebody else says. */
function takenBackAt(
  root: RootMap,
  { id, created, context }: Pick<Excerpt, 'id' | 'created'> & { readonly context: ReadContext },
): number | undefined {
  const key = backKey(id);
  return authorOfKey(root, key, context) === created.by ? asMoment(root.get(key)) : undefined;
}

function countOddlyTakenBack(root: RootMap): number {
  let count = 0;
  for (const [key, value] of root.entries()) {
    const id = takenBackIn(key);
    if (id !== undefined && (asMoment(value) === undefined || RecordId.parse(id) === undefined))
      count += 1;
  }
  return count;
}
