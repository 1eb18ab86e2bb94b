import { PluginKey } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';

/** Marks transactions that draw what is shared; all others are by the person at the keyboard. */
export const sharedKey = new PluginKey('shared');

/** Whether a transaction draws what is shared. */
export const isFromShared = (transaction: Transaction): boolean =>
  transaction.getMeta(sharedKey) !== undefined;

/** Marks a transaction as drawing what is shared, and keeps other plugins from answering it with changes. */
export const markShared = (transaction: Transaction): Transaction =>
  transaction
    .setMeta(sharedKey, true)
    .setMeta('addToHistory', false)
    .setMeta('preventClearDocument', true)
    .setMeta('preventAutolink', true);
