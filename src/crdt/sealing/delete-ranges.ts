/** Clocks `clock` to `clock + length − 1` of one client, deleted. */
export interface DeleteRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Sorted by client and clock, neighbours and overlaps joined. */
export function joinDeleteRanges(ranges: Iterable<DeleteRange>): readonly DeleteRange[] {
  const sorted = [...ranges].sort((a, b) => a.client - b.client || a.clock - b.clock);
  const joined: DeleteRange[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last?.client === range.client && range.clock <= last.clock + last.length) {
      const end = Math.max(last.clock + last.length, range.clock + range.length);
      joined[joined.length - 1] = { ...last, length: end - last.clock };
    } else {
      joined.push(range);
    }
  }
  return joined;
}

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
