import type { MemberId } from '../../basics/id.ts';
import type { Poll } from './types.ts';

/** The seal of each that stands now: what an opening says that it saw. */
export function newestSeals({ seals }: Pick<Poll, 'seals'>): ReadonlyMap<MemberId, Uint8Array> {
  const newest = new Map<MemberId, Uint8Array>();
  for (const [member, given] of seals) {
    const last = given.at(-1);
    if (last !== undefined) newest.set(member, last);
  }
  return newest;
}
