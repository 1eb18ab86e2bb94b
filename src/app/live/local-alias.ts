import type { MemberId, RecordId } from '../../crdt/basics/id.ts';

/**
 * A short name for addresses of pages. Addresses stay in the browser's history, so they must not hold an id
 * that others' histories hold too: this one is mixed with the person's own member id, which differs for each
 * person and workspace and stands in no address. It need not resist more than being compared: 53 bits, made of
 * two interleaved 32-bit mixes, are told apart among one person's few workspaces and notes.
 */
export function localAlias(me: MemberId | RecordId, what: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of `${me}/${what}`) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (0x1fffff & low) + (high >>> 0)).toString(36);
}
