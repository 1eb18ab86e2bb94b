import type { DeviceId } from './id.ts';

/**
 * A refused entry that somebody could have known to be void. Where `of` is undefined the bytes alone are wrong, and a
 * sound page neither writes nor keeps such an entry; else it is void as a word of that device, which others may have
 * passed on in good faith.
 */
export interface EntryOffence {
  readonly reason: string;
  readonly of: DeviceId | undefined;
}
