import { byOrder, readOrder } from './ordered-list.ts';
import type { Ordered } from './ordered-list.ts';
import { recordsOf } from './record.ts';
import type { FoundRecord, RootMap } from './record.ts';
import { isThere } from './removable.ts';

/** The records of an ordered list that people see, in order: what moving counts places in. */
export const visibleRecords = (list: RootMap): (Ordered & FoundRecord)[] =>
  recordsOf(list)
    .filter(({ record }) => isThere(record))
    .map(({ id, record }) => ({ id, record, order: readOrder(record) }))
    .sort(byOrder);
