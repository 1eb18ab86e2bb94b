import { PluginKey } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';

/** Marks transactions that draw what is shared; all others are by the person at the keyboard. */
export const sharedKey = new PluginKey('shared');

const nobody: ReadonlySet<number> = new Set();

/** The clientIDs that wrote what a transaction draws. */
export const writersOf = (transaction: Transaction): ReadonlySet<number> => {
  const writers: unknown = transaction.getMeta(sharedKey);
  return writers instanceof Set ? writers : nobody;
};

/** Whether a transaction draws what is shared. */
export const isFromShared = (transaction: Transaction): boolean =>
  transaction.getMeta(sharedKey) !== undefined;

/** Marks a transaction as drawing what is shared, and keeps other plugins from answering it with changes. */
export const markShared = (transaction: Transaction, writers = nobody): Transaction =>
  transaction
    .setMeta(sharedKey, writers)
    .setMeta('addToHistory', false)
    .setMeta('preventClearDocument', true)
    .setMeta('preventAutolink', true);
