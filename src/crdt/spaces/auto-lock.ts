import type { Cancel, Clock } from '../basics/clock.ts';
import type { TabLine } from './tab-line.ts';

/** What {@link startAutoLock} watches. */
export interface AutoLockOptions {
  readonly clock: Clock;
  readonly line: TabLine;
  /** Calls at each touch of keyboard, pointer or screen in this tab. */
  readonly onActivity: (listener: () => void) => Cancel;
  /** 1 to 60; read anew at each look. */
  readonly minutes: () => number;
  readonly lock: () => void;
}

const lookMs = 5_000;
/** Others are told of activity no more often than this. */
const tellMs = 5_000;
/** Browsers let a tab in the background run once a minute; what is silent for longer than this was asleep. */
const asleepMs = 150_000;
/** After sleep, what other tabs had said before is still on its way for a moment. */
const graceMs = 500;

/**
 * Locks after so many minutes in which nobody was at any tab, and when the device wakes from sleep. By the wall clock, which goes on while a
 * device sleeps; a tab that alone was put to rest, while others ran on, is no sleeping device.
 */
export function startAutoLock(options: AutoLockOptions): Cancel {
  const { clock, line, minutes, lock } = options;
  let activeMs = clock.nowMs();
  let toldMs = Number.NEGATIVE_INFINITY;
  let awakeMs = clock.nowMs();
  /** Signs of life of other tabs, and of this one. */
  let signs: number[] = [];
  let cancelGrace: Cancel | undefined;
  let stopped = false;

  const stop: Cancel = () => {
    stopped = true;
    cancelGrace?.();
    for (const cancel of cancels) cancel();
  };
  const close = (): void => {
    if (stopped) return;
    stop();
    lock();
  };
  const isIdle = (): boolean => {
    const nowMs = clock.nowMs();
    // A clock that was set back would otherwise keep it open for as long.
    activeMs = Math.min(activeMs, nowMs);
    return nowMs - activeMs >= minutes() * 60_000;
  };
  /** Whether nothing ran here for so long between two moments. */
  const wasSilent = (fromMs: number, toMs: number): boolean => {
    const between = [
      fromMs,
      ...signs.filter((at) => at > fromMs && at < toMs).sort((a, b) => a - b),
      toMs,
    ];
    return between.some((at, i) => at - (between[i - 1] ?? at) > asleepMs);
  };
  const look = (): void => {
    const nowMs = clock.nowMs();
    const fromMs = awakeMs;
    awakeMs = nowMs;
    line.tell({ tag: 'awake', atMs: nowMs });
    if (nowMs - fromMs > asleepMs || isIdle()) {
      // What others did meanwhile is heard first.
      cancelGrace ??= clock.after(graceMs, () => {
        cancelGrace = undefined;
        if (isIdle() || wasSilent(fromMs, nowMs)) close();
        signs = [];
      });
    } else if (cancelGrace === undefined) {
      signs = [];
    }
  };
  const touched = (): void => {
    const nowMs = clock.nowMs();
    // The first touch after a long time does not make it undone.
    if (nowMs - awakeMs > asleepMs || isIdle()) {
      look();
      return;
    }
    activeMs = nowMs;
    if (nowMs - toldMs < tellMs) return;
    toldMs = nowMs;
    line.tell({ tag: 'active', atMs: nowMs });
  };
  const cancels: readonly Cancel[] = [
    options.onActivity(touched),
    clock.every(lookMs, look),
    line.hear((news) => {
      if (news.tag !== 'active' && news.tag !== 'awake') return;
      const atMs = Math.min(news.atMs, clock.nowMs());
      signs.push(atMs);
      if (news.tag === 'active') activeMs = Math.max(activeMs, atMs);
    }),
  ];
  return stop;
}
