import type { DeleteRange } from './delete-ranges.ts';

/** Whether every clock of `inner` is in `outer`, which is joined. */
export function containsDeleteRanges(
  outer: readonly DeleteRange[],
  inner: Iterable<DeleteRange>,
): boolean {
  const rangesByClient = new Map<number, DeleteRange[]>();
  for (const range of outer) {
    const own = rangesByClient.get(range.client);
    if (own === undefined) rangesByClient.set(range.client, [range]);
    else own.push(range);
  }
  for (const range of inner) {
    const candidates = rangesByClient.get(range.client) ?? [];
    let low = 0;
    let high = candidates.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const candidate = candidates[middle];
      if (candidate !== undefined && candidate.clock <= range.clock) low = middle + 1;
      else high = middle;
    }
    const around = candidates[low - 1];
    if (around === undefined || around.clock + around.length < range.clock + range.length) {
      return false;
    }
  }
  return true;
}
