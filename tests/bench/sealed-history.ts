import * as Y from 'yjs';
import { sealedWorld, type WorldPage } from '../cast/sealed-world.ts';
import { fiveYears } from './five-years.ts';

/** A history in both forms, from the same edits. */
export interface SealedHistory {
  /** The sealed entries that have to be kept after tidying. */
  readonly entries: readonly Uint8Array[];
  /** Opens these entries, or those given, on a page load of its own; resolves when the words are there. */
  open(entries?: readonly Uint8Array[]): Promise<Y.Doc>;
  /** The same words in a document without seals, written by as many page loads. */
  readonly plain: Y.Doc;
}

/**
 * Writes five years (or fewer weeks of them) through real sealed logs: each page load is a writer of its own, opens
 * what rests and tidies, as the app does. `editsAnEntry` edits are written within one frame.
 */
export async function sealedHistory(options: {
  readonly weeks: number;
  readonly editsAnEntry: number;
}): Promise<SealedHistory> {
  const world = sealedWorld(5);
  const plain = new Y.Doc();
  const edits: { readonly pageLoad: number; readonly apply: (doc: Y.Doc) => void }[] = [];
  fiveYears({ weeks: options.weeks }).forEachEdit((edit) => edits.push(edit));
  let kept: readonly Uint8Array[] = [];
  let page: WorldPage | undefined;
  let pageLoad = -1;
  const leave = async (): Promise<void> => {
    if (page === undefined) return;
    await world.settle();
    page.log.tidy();
    await world.settle();
    const leaving = page.log;
    kept = [...kept.filter((entry) => leaving.keeps(entry)), ...page.stored()];
    leaving.close();
  };
  let inFrame = 0;
  for (const edit of edits) {
    if (edit.pageLoad !== pageLoad) {
      await leave();
      pageLoad = edit.pageLoad;
      plain.clientID = 1_000 + pageLoad;
      page = world.page(world.founder);
      await page.log.open({ entries: kept });
    }
    if (page === undefined) continue;
    edit.apply(page.log.doc);
    edit.apply(plain);
    inFrame += 1;
    if (inFrame % options.editsAnEntry === 0) page.log.flush();
  }
  await leave();
  return {
    entries: kept,
    plain,
    async open(entries = kept) {
      const { log } = world.page(world.founder);
      await log.open({ entries });
      return log.doc;
    },
  };
}
