/** States what must be so; when it is not, that is a bug and it throws. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (condition === false || condition === undefined || condition === null) {
    throw new Error(`Invariant: ${sentence}`);
  }
}
