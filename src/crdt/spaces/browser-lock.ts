import { platformClock } from '../basics/clock.ts';
import type { Cancel } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { platformRandom } from '../basics/random.ts';
import type { VaultRecords } from '../vault/vault-records.ts';
import { browserPasskeys } from './browser-passkeys.ts';
import { createLock } from './create-lock.ts';
import type { LockHome } from './create-lock.ts';
import type { ArrivingLock } from './lock-when-needed.ts';
import { readTabNews } from './tab-line.ts';
import type { TabLine, TabNews } from './tab-line.ts';
import { workerStretch } from './worker-stretch.ts';

/** The lock in the browser: loaded when something is closed here, or is to be. */
export const browserLock = (home: LockHome, records: VaultRecords, count: Count): ArrivingLock =>
  createLock(home, {
    records,
    clock: platformClock,
    random: platformRandom,
    count,
    stretch: workerStretch,
    passkeys: browserPasskeys(platformRandom),
    line: browserLine(),
    onActivity,
  });

/** Says nothing to whoever reads names, and is the same in every tab. */
const lineName = 'r-4f9c2a71d05b/line';

function browserLine(): TabLine {
  if (typeof BroadcastChannel === 'undefined') {
    return { tell: () => undefined, hear: () => () => undefined };
  }
  const channel = new BroadcastChannel(lineName);
  const listeners = new Set<(news: TabNews) => void>();
  channel.onmessage = ({ data }: { data: unknown }) => {
    const news = readTabNews(data);
    if (news !== undefined) for (const listener of [...listeners]) listener(news);
  };
  return {
    tell: (news) => channel.postMessage(news),
    hear(listener) {
      const own = (news: TabNews): void => listener(news);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'scroll'] as const;

function onActivity(listener: () => void): Cancel {
  const touched = (): void => listener();
  const how = { passive: true, capture: true };
  for (const touch of touches) addEventListener(touch, touched, how);
  return () => {
    for (const touch of touches) removeEventListener(touch, touched, how);
  };
}
