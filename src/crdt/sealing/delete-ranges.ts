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
