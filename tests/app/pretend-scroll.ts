import { vi } from 'vitest';

/** A window that scrolls, frame by frame: jsdom lays nothing out and has no frames of its own that a test could wait for. */
export interface PretendScroll {
  /** So many frames of a sixtieth of a second go by. */
  frames(many: number): void;
  /** How many callbacks wait for the next frame. */
  waiting(): number;
}

/** Gives the page a height and so much to scroll, in pixels; undone by `vi.unstubAllGlobals`. */
export function givePage(options: {
  readonly height: number;
  readonly longest: number;
  /** Whether the system asks for less motion. */
  readonly lessMotion?: boolean;
}): PretendScroll {
  let scrolled = 0;
  let nowMs = 0;
  let last = 0;
  const waits = new Map<number, (nowMs: number) => void>();
  vi.stubGlobal('innerHeight', options.height);
  Object.defineProperty(window, 'scrollY', { configurable: true, get: () => scrolled });
  vi.stubGlobal('scrollBy', ({ top }: { readonly top: number }) => {
    scrolled = Math.min(options.longest, Math.max(0, scrolled + top));
  });
  vi.stubGlobal('matchMedia', () => ({ matches: options.lessMotion === true }));
  vi.stubGlobal('requestAnimationFrame', (run: (nowMs: number) => void) => {
    last += 1;
    waits.set(last, run);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => waits.delete(id));
  return {
    frames(many) {
      for (let frame = 0; frame < many; frame += 1) {
        nowMs += 1000 / 60;
        const now = [...waits.values()];
        waits.clear();
        for (const run of now) run(nowMs);
      }
    },
    waiting: () => waits.size,
  };
}
