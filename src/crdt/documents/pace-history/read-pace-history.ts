import type * as Y from 'yjs';
import { RecordId, SpaceId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf } from '../shapes/kind-root.ts';
import { paces } from '../shapes/pace.ts';
import { readOptional } from '../shapes/read-optional.ts';
import { readTouch, recordsOf } from '../shapes/record.ts';
import type { FoundRecord, Oddities, TouchReading } from '../shapes/record.ts';
import { mostMarks } from './types.ts';
import type { PaceHistoryView, PaceMark } from './types.ts';

const whats = [...paces, 'moment'] as const;

/** Reads the newest marks, whatever may lie there. */
export function readPaceHistory(
  doc: Y.Doc,
  id: string,
  context: ReadContext,
): Reading<PaceHistoryView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, id);
  if (root === undefined) return { view: { marks: [] }, version: 0, oddities: 1 };
  const marks: PaceMark[] = [];
  for (const found of recordsOf(root, oddities)) {
    const mark = readMark(found, { context, oddities });
    if (mark !== undefined) marks.push(mark);
  }
  marks.sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1));
  return {
    view: { marks: marks.slice(0, mostMarks) },
    version: versionOf(root),
    oddities: oddities.count,
  };
}

/** Undefined, and counted, when nobody can tell where it was or what was asked for: no pace is guessed. */
function readMark({ id, record }: FoundRecord, reading: TouchReading): PaceMark | undefined {
  const { oddities } = reading;
  const workspace = SpaceId.parse(record.get('workspace'));
  const what = whats.find((known) => known === record.get('what'));
  if (workspace === undefined || what === undefined) {
    oddities.count += 1;
    return undefined;
  }
  const parse = (value: unknown): RecordId | undefined => RecordId.parse(value);
  const session = readOptional(record, 'session', { parse, oddities });
  return { id, workspace, session, what, atMs: readTouch(record, 'created', reading).atMs };
}
