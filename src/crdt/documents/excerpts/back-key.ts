import type { RecordId } from '../../basics/id.ts';

const prefix = 'back:';

/**
 * Where it is kept that an excerpt was taken back: beside the excerpts and not in one of them, so that it also holds for one
 * that comes here only later, from somebody who had it before.
 */
export const backKey = (excerpt: RecordId): string => `${prefix}${excerpt}`;

/** The id in such a key, not yet looked at; undefined for any other key. */
export const takenBackIn = (key: string): string | undefined =>
  key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
