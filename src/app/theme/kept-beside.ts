/** A mark that `keepBeside` left. */
export function keptBeside(mark: 'name' | 'seen'): string | undefined {
  try {
    return localStorage.getItem(mark) ?? undefined;
  } catch {
    return undefined;
  }
}
