/**
 * The origin of the transactions in which the sealed log applies entries to the live document.
 * Whoever tells own edits from others' compares with it; nobody else may write under it.
 */
export const sealedOrigin: unique symbol = Symbol('sealed log');
