/** What becomes of one place when an old row turns into a new one. */
export interface Step<Old, New> {
  /** Undefined: the new one is put in here. */
  readonly old: Old | undefined;
  /** Undefined: the old one goes. */
  readonly now: New | undefined;
}

/** How two rows are compared. */
export interface Likeness<Old, New> {
  /** Surely the same thing. */
  same(old: Old, now: New): boolean;
  /** The very same piece, which must be paired; quick to tell. */
  sure(old: Old, now: New): boolean;
  /** How much one may be taken for the other; 0 when it must not be. */
  score(old: Old, now: New): number;
}

/** Above this many comparisons the middle is paired place by place. */
const mostComparisons = 250_000;

/**
 * Turns an old row into a new one while keeping as much of the old as can be: equal ends first, then the pairing
 * of the middle with the highest score in all (the longest common subsequence, weighted).
 */
export function align<Old, New>(
  old: readonly Old[],
  now: readonly New[],
  likeness: Likeness<Old, New>,
): Step<Old, New>[] {
  const head: Step<Old, New>[] = [];
  const tail: Step<Old, New>[] = [];
  let oldEnd = old.length;
  let nowEnd = now.length;
  const same = (at: number, nowAt: number): boolean => {
    const [before, after] = [old[at], now[nowAt]];
    return before !== undefined && after !== undefined && likeness.same(before, after);
  };
  let start = 0;
  while (start < oldEnd && start < nowEnd && same(start, start)) {
    head.push({ old: old[start], now: now[start] });
    start += 1;
  }
  while (oldEnd > start && nowEnd > start && same(oldEnd - 1, nowEnd - 1)) {
    oldEnd -= 1;
    nowEnd -= 1;
    tail.push({ old: old[oldEnd], now: now[nowEnd] });
  }
  const middle = alignMiddle(old.slice(start, oldEnd), now.slice(start, nowEnd), likeness);
  return [...head, ...middle, ...tail.reverse()];
}

function alignMiddle<Old, New>(
  old: readonly Old[],
  now: readonly New[],
  likeness: Likeness<Old, New>,
): Step<Old, New>[] {
  if (old.length * now.length > mostComparisons) return alignByPlace(old, now, likeness);
  const width = now.length + 1;
  // best[i * width + j]: the highest score of old from i on against new from j on.
  const best = new Float64Array((old.length + 1) * width);
  const scores = new Float64Array((old.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const [before, after] = [old[i], now[j]];
      const score =
        before === undefined || after === undefined
          ? 0
          : likeness.sure(before, after)
            ? certain
            : likeness.score(before, after);
      scores[i * width + j] = score;
      const paired = score > 0 ? score + at(i + 1, j + 1) : 0;
      best[i * width + j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  }
  const steps: Step<Old, New>[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const score = scores[i * width + j] ?? 0;
    if (i < old.length && j < now.length && score > 0 && at(i, j) === score + at(i + 1, j + 1)) {
      steps.push({ old: old[i], now: now[j] });
      i += 1;
      j += 1;
    } else if (i < old.length && (j === now.length || at(i, j) === at(i + 1, j))) {
      steps.push({ old: old[i], now: undefined });
      i += 1;
    } else {
      steps.push({ old: undefined, now: now[j] });
      j += 1;
    }
  }
  return steps;
}

/** For rows too long to compare all with all: the surest pairs stand, the rest goes by place between them. */
function alignByPlace<Old, New>(
  old: readonly Old[],
  now: readonly New[],
  likeness: Likeness<Old, New>,
): Step<Old, New>[] {
  const steps: Step<Old, New>[] = [];
  let j = 0;
  for (const before of old) {
    let found = -1;
    for (let ahead = j; ahead < now.length; ahead += 1) {
      const after = now[ahead];
      if (after !== undefined && likeness.sure(before, after)) {
        found = ahead;
        break;
      }
    }
    if (found === -1) {
      steps.push({ old: before, now: undefined });
      continue;
    }
    for (; j < found; j += 1) steps.push({ old: undefined, now: now[j] });
    steps.push({ old: before, now: now[j] });
    j += 1;
  }
  for (; j < now.length; j += 1) steps.push({ old: undefined, now: now[j] });
  return steps;
}

/** More than any sum of other scores. */
const certain = 1e6;
