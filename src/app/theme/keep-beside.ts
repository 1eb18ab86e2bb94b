/**
 * Keeps a small mark beside the sealed data, for what is to be known before anything is open; undefined takes it away. All marks:
 * `theme` and `name` for the first paint (public/appearance.js), `seen` once something rested here. A browser that refuses is let be.
 */
export function keepBeside(mark: 'theme' | 'name' | 'seen', value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(mark);
    else localStorage.setItem(mark, value);
  } catch {
    // Blocked storage: the next visit begins without it.
  }
}

/** A mark that was kept. */
export function keptBeside(mark: 'name' | 'seen'): string | undefined {
  try {
    return localStorage.getItem(mark) ?? undefined;
  } catch {
    return undefined;
  }
}
