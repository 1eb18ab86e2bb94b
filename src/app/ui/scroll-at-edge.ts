/** So near to the upper or lower edge of the window the page begins to move, in pixels. */
const nearPx = 88;
/** How fast it moves at the very edge, in pixels a second: slow enough to read what comes by. */
const fastest = 420;
/** With less motion it does not glide: it goes on by so much of the window, and rests in between, in milliseconds. */
const stepPart = 0.3;
const stepRestMs = 700;

/** Moves the page while something is dragged to the edge of the window. */
export interface EdgeScroll {
  /** Where the pointer is, in pixels from the upper edge. */
  follow(y: number): void;
  stop(): void;
}

/** How far into the edge a pointer is: 0 away from it, −1 and 1 at the very edges. */
export function depthInEdge(y: number, height: number): number {
  const near = Math.min(nearPx, height / 4);
  if (y < near) return -Math.min(1, (near - y) / near);
  if (y > height - near) return Math.min(1, (y - height + near) / near);
  return 0;
}

/** `onScrolled` is told after each piece of the way: what lies under the pointer is another row then. */
export function createEdgeScroll(onScrolled: () => void): EdgeScroll {
  let depth = 0;
  let frame: number | undefined;
  let beforeMs: number | undefined;
  let steppedMs: number | undefined;
  /** What is less than a whole pixel goes along with the next piece. */
  let owed = 0;
  const scrollBy = (byPx: number): void => {
    if (byPx === 0) return;
    const from = window.scrollY;
    window.scrollBy({ top: byPx, behavior: 'instant' });
    if (window.scrollY !== from) onScrolled();
  };
  const glide = (nowMs: number): void => {
    // A page that was away for a while does not leap.
    const passedMs = Math.min(nowMs - (beforeMs ?? nowMs), 50);
    beforeMs = nowMs;
    owed += (depth * fastest * passedMs) / 1000;
    const whole = Math.trunc(owed);
    owed -= whole;
    scrollBy(whole);
  };
  const step = (nowMs: number): void => {
    steppedMs ??= nowMs;
    if (nowMs - steppedMs < stepRestMs) return;
    steppedMs = nowMs;
    scrollBy(Math.sign(depth) * Math.round(window.innerHeight * stepPart));
  };
  const run = (nowMs: number): void => {
    if (wantsLessMotion()) step(nowMs);
    else glide(nowMs);
    frame = requestAnimationFrame(run);
  };
  const stop = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    beforeMs = undefined;
    steppedMs = undefined;
    owed = 0;
  };
  return {
    follow(y) {
      depth = depthInEdge(y, window.innerHeight);
      if (depth === 0) stop();
      else frame ??= requestAnimationFrame(run);
    },
    stop,
  };
}

/** What the system asks for, unless this person has said in Attune what they want. */
const wantsLessMotion = (): boolean =>
  document.documentElement.dataset['motion'] === 'less' ||
  window.matchMedia('(prefers-reduced-motion: reduce)').matches;
