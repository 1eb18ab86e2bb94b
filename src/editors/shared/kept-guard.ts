import { Plugin } from '@tiptap/pm/state';
import type { Node as DrawnNode } from '@tiptap/pm/model';
import { isFromShared } from './shared-meta.ts';
import { keptKey, keptKeysIn } from './kept.ts';

/**
 * Refuses every change by a person that would remove, copy or move a kept piece, or remake what it lies in: a
 * selection across it cannot be deleted, the known words beside it can. What others do is never refused.
 */
export const keptGuard = (onRefused: () => void): Plugin =>
  new Plugin({
    filterTransaction(transaction, state) {
      if (!transaction.docChanged || isFromShared(transaction)) return true;
      const keeps = keepsAll(state.doc, transaction.doc);
      if (!keeps) onRefused();
      return keeps;
    },
  });

/** Whether every kept piece of one document is in the other, in the same order and in the same elements. */
export function keepsAll(before: DrawnNode, after: DrawnNode): boolean {
  if (before === after || keptKey(before) !== undefined)
    return keptKeysIn(before) === keptKeysIn(after);
  const holdersBefore = holders(before);
  const holdersAfter = holders(after);
  return (
    holdersBefore.length === holdersAfter.length &&
    holdersBefore.every((holder, index) => {
      const other = holdersAfter[index];
      return (
        other !== undefined &&
        other.type === holder.type &&
        keptKeysIn(other) === keptKeysIn(holder) &&
        keepsAll(holder, other)
      );
    })
  );
}

const holders = (node: DrawnNode): DrawnNode[] =>
  node.children.filter((child) => keptKeysIn(child) !== '');
