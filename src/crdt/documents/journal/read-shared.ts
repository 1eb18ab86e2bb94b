import { RecordId, SpaceId } from '../../basics/id.ts';
import { readOptional } from '../shapes/read-optional.ts';
import { asMoment, readMap, readTouch, recordsOf } from '../shapes/record.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { readPlain } from '../shapes/record-fields.ts';
import { journalLimits } from './types.ts';
import type { SharedPassage } from './types.ts';

/** What was shared of an entry, the latest first. */
export function readShared(record: RootMap, reading: TouchReading): readonly SharedPassage[] {
  const { oddities } = reading;
  const list = readMap(record, 'shared', oddities);
  if (list === undefined) return [];
  const passages = recordsOf(list, oddities).flatMap(({ id, record: passage }) => {
    const workspace = SpaceId.parse(passage.get('workspace'));
    const excerpt = RecordId.parse(passage.get('excerpt'));
    if (workspace === undefined || excerpt === undefined) {
      oddities.count += 1;
      return [];
    }
    return [
      {
        id,
        workspace,
        excerpt,
        text: readPlain(passage, 'text', { limit: journalLimits.passage, oddities }),
        atMs: readTouch(passage, 'created', reading).atMs,
        takenBackMs: readOptional(passage, 'takenBack', { parse: asMoment, oddities }),
      },
    ];
  });
  return passages.sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1));
}
