// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import type { Clock } from '../../../src/crdt/basics/clock.ts';
import { wakeUps } from '../../../src/crdt/peers/webrtc/wake-ups.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

/** A page whose machine can sleep: its timers stand still meanwhile, and the wall clock goes on. */
function page() {
  const simulated = simulatedClock();
  let sleptMs = 0;
  const clock: Clock = { ...simulated, nowMs: () => simulated.nowMs() + sleptMs };
  const woken = vi.fn();
  const stop = wakeUps(clock, woken);
  return {
    woken,
    stop,
    awake: (ms: number) => simulated.advance(ms),
    sleep: (ms: number) => {
      sleptMs += ms;
    },
  };
}

const shows = (state: DocumentVisibilityState): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

test('a machine that slept is noticed within two seconds of waking, once', async () => {
  const { awake, sleep, woken, stop } = page();
  await awake(3_600_000);
  expect(woken).not.toHaveBeenCalled();
  sleep(60_000);
  await awake(2_000);
  expect(woken).toHaveBeenCalledTimes(1);
  await awake(60_000);
  expect(woken).toHaveBeenCalledTimes(1);
  stop();
});

test('a timer that comes a little late is no sleep', async () => {
  const { awake, sleep, woken, stop } = page();
  await awake(10_000);
  sleep(5_000);
  await awake(10_000);
  expect(woken).not.toHaveBeenCalled();
  stop();
});

test('another network, a page from the cache and a page that is shown again wake at once', () => {
  const { woken, stop } = page();
  window.dispatchEvent(new Event('online'));
  expect(woken).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event('pageshow'));
  expect(woken).toHaveBeenCalledTimes(2);
  shows('hidden');
  expect(woken).toHaveBeenCalledTimes(2);
  shows('visible');
  expect(woken).toHaveBeenCalledTimes(3);
  stop();
});

test('once stopped it hears of nothing any more', async () => {
  const { awake, sleep, woken, stop } = page();
  stop();
  sleep(60_000);
  await awake(10_000);
  window.dispatchEvent(new Event('online'));
  shows('visible');
  expect(woken).not.toHaveBeenCalled();
});
