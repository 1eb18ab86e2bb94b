import { describe, expect, it } from 'vitest';
import { startAutoLock } from '../../../src/crdt/spaces/auto-lock.ts';
import type { TabLine } from '../../../src/crdt/spaces/tab-line.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { simulatedTabs } from '../../cast/simulated-tabs.ts';

/** A tab with its own sense of time: put to sleep, its timers rest while the wall clock goes on. */
interface Tab {
  touch(): void;
  readonly locked: () => boolean;
  /** From now on nothing runs in it; waking, it finds that time has passed. */
  sleep(): void;
  wake(): void;
}

const minute = 60_000;

function tabOn(clock: SimulatedClock, line: TabLine, minutes = () => 5): Tab {
  let locked = false;
  let asleep = false;
  let touched = (): void => undefined;
  /** What was told to it while it slept. */
  let waiting: (() => void)[] = [];
  const awake = (run: () => void): void => {
    if (asleep) waiting.push(run);
    else run();
  };
  const ticks: (() => void)[] = [];
  startAutoLock({
    clock: {
      ...clock,
      every(intervalMs, run) {
        ticks.push(run);
        return clock.every(intervalMs, () => {
          if (!asleep) run();
        });
      },
    },
    line: {
      tell: (news) => line.tell(news),
      hear: (listener) => line.hear((news) => awake(() => listener(news))),
    },
    onActivity(listener) {
      touched = listener;
      return () => undefined;
    },
    minutes,
    lock() {
      locked = true;
    },
  });
  return {
    touch: () => touched(),
    locked: () => locked,
    sleep() {
      asleep = true;
    },
    wake() {
      asleep = false;
      // Browsers run what is due before what was told, or after it: the worse one.
      for (const tick of ticks) tick();
      for (const run of waiting) run();
      waiting = [];
    },
  };
}

describe('Locking by itself', () => {
  it('comes so many minutes after the last touch, and not before', async () => {
    const clock = simulatedClock();
    const tab = tabOn(clock, simulatedTabs().open(), () => 3);
    await clock.advance(2.9 * minute);
    tab.touch();
    await clock.advance(2.9 * minute);
    expect(tab.locked()).toBe(false);
    await clock.advance(0.3 * minute);
    expect(tab.locked()).toBe(true);
  });

  it('counts a touch in any tab for all', async () => {
    const clock = simulatedClock();
    const tabs = simulatedTabs();
    const [one, other] = [tabOn(clock, tabs.open()), tabOn(clock, tabs.open())];
    for (let at = 0; at < 10; at += 1) {
      await clock.advance(2 * minute);
      other.touch();
    }
    await clock.advance(1);
    expect(one.locked()).toBe(false);
    await clock.advance(5.2 * minute);
    expect(one.locked()).toBe(true);
    expect(other.locked()).toBe(true);
  });

  it('comes when the device wakes, also within the minutes, and a touch does not prevent it', async () => {
    const clock = simulatedClock();
    const tab = tabOn(clock, simulatedTabs().open(), () => 60);
    await clock.advance(minute);
    tab.sleep();
    await clock.advance(10 * minute);
    expect(tab.locked()).toBe(false);
    tab.touch();
    tab.wake();
    tab.touch();
    await clock.advance(1_000);
    expect(tab.locked()).toBe(true);
  });

  it('does not come because one tab was put to rest while somebody is at another', async () => {
    const clock = simulatedClock();
    const tabs = simulatedTabs();
    const [front, behind] = [tabOn(clock, tabs.open()), tabOn(clock, tabs.open())];
    behind.sleep();
    for (let at = 0; at < 20; at += 1) {
      await clock.advance(minute);
      front.touch();
    }
    behind.wake();
    await clock.advance(1_000);
    expect(behind.locked()).toBe(false);
    expect(front.locked()).toBe(false);
  });

  it('comes in all tabs that slept with the device', async () => {
    const clock = simulatedClock();
    const tabs = simulatedTabs();
    const both = [tabOn(clock, tabs.open(), () => 60), tabOn(clock, tabs.open(), () => 60)];
    await clock.advance(minute);
    for (const tab of both) tab.sleep();
    await clock.advance(20 * minute);
    for (const tab of both) tab.wake();
    await clock.advance(1_000);
    expect(both.map((tab) => tab.locked())).toEqual([true, true]);
  });

  it('comes in time also when a tab in the background runs once a minute only', async () => {
    const clock = simulatedClock();
    const tab = tabOn(clock, simulatedTabs().open(), () => 10);
    for (let at = 0; at < 9; at += 1) {
      tab.sleep();
      await clock.advance(minute);
      tab.wake();
    }
    expect(tab.locked()).toBe(false);
    await clock.advance(1.2 * minute);
    expect(tab.locked()).toBe(true);
  });
});
