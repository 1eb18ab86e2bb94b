import type { ReadContext } from '../documents/document-kind.ts';
import { journal } from '../documents/journal/journal.ts';
import { paceHistory } from '../documents/pace-history/pace-history.ts';
import { parked } from '../documents/parked/parked.ts';
import type { SealedLog } from '../sealing/sealed-log.ts';

/** Whether anything rests in a personal Space that would be missed: words, turns of the dial, or other devices that share it. */
export function holdsWords(log: Pick<SealedLog, 'doc' | 'authorOf' | 'roster'>): boolean {
  const context: ReadContext = { authorOf: (client) => log.authorOf(client)?.member };
  const { entries, removed } = journal.read(log.doc, context).view;
  return (
    log.roster.get().devices().length > 1 ||
    entries.length + removed.length > 0 ||
    parked.read(log.doc, context).view.items.length > 0 ||
    paceHistory.read(log.doc, context).view.marks.length > 0
  );
}
