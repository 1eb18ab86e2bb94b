/** A mark that was kept. */
export function keptBeside(mark: 'name' | 'seen'): string | undefined {
  try {
    return localStorage.getItem(mark) ?? undefined;
  } catch {
    return undefined;
  }
}
