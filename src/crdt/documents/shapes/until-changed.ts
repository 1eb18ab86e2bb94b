import * as Y from 'yjs';
import type { RootMap } from './record.ts';

/** Whether what was worked out with some asking still counts: for what depends on more than the record. */
type IsStill<T, Asked> = (value: T, asked: Asked) => boolean;

/**
 * Keeps what was worked out of a record until something in it changes, so that a letter in one of thousands has one of them
 * looked at again and not all. Amid a transaction nothing is kept or taken from what is kept: what has changed is known
 * only at its end.
 */
export function untilChanged<T, Asked = void>(
  work: (record: RootMap, asked: Asked) => T,
  isStill: IsStill<T, Asked> = () => true,
): (record: RootMap, asked: Asked) => T {
  const keptIn = new WeakMap<Y.Doc, WeakMap<object, { readonly value: T }>>();
  const keep = (doc: Y.Doc): WeakMap<object, { readonly value: T }> => {
    const kept = new WeakMap<object, { readonly value: T }>();
    keptIn.set(doc, kept);
    // Before anybody is told of the change: whoever reads then is to find what is there now.
    doc.on('beforeObserverCalls', ({ changed }) => {
      for (const type of changed.keys()) forget(kept, type);
    });
    return kept;
  };
  return (record, asked) => {
    const { doc } = record;
    if (doc === null || isChanging(doc)) return work(record, asked);
    const kept = keptIn.get(doc) ?? keep(doc);
    const known = kept.get(record);
    if (known !== undefined && isStill(known.value, asked)) return known.value;
    const value = work(record, asked);
    kept.set(record, { value });
    return value;
  };
}

/** Amid a transaction, or in between several of which the later ones have not been told of yet. */
const isChanging = (doc: Y.Doc): boolean =>
  doc._transaction !== null || doc._transactionCleanups.length > 1;

/** Forgets a type that has changed, and whatever it lies in. */
function forget(kept: WeakMap<object, unknown>, changed: object): void {
  let type: unknown = changed;
  while (type instanceof Y.AbstractType) {
    kept.delete(type);
    type = type._item?.parent;
  }
}
