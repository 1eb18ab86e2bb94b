import type { Clock } from '../../src/crdt/basics/clock.ts';
import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import type { Browser } from '../../src/app/live/browser.ts';
import { pretendDevice, type PretendDevice } from './pretend-device.ts';

/** What a test can see and turn of the browser around the pages. */
export interface PretendBrowser extends Browser {
  readonly invitationText: LiveValue<string | undefined>;
  readonly update: LiveValue<'none' | 'waits' | 'taken-elsewhere'>;
  readonly copied: string[];
  readonly around: PretendDevice;
  /** What was asked of the browser, in order, by name. */
  readonly done: string[];
}

/** A browser that only notes what it is asked. */
export function pretendBrowser(clock: Clock): PretendBrowser {
  const copied: string[] = [];
  const done: string[] = [];
  const around = pretendDevice(done, clock.nowMs());
  return {
    clock,
    baseUrl: 'https://attune.example',
    invitationText: liveValue<string | undefined>(undefined),
    update: liveValue<'none' | 'waits' | 'taken-elsewhere'>('none'),
    copied,
    done,
    copyText(text) {
      copied.push(text);
      return Promise.resolve(true);
    },
    around,
    expectQuickExit: () => undefined,
    quickExit: (to) => done.push(`quick exit ${to}`.trim()),
    device: () => Promise.resolve(around),
    reload: () => done.push('reload'),
    keepTheme: (theme) => done.push(`keep theme ${theme}`),
    takeUpdate: () => done.push('take update'),
    forgetApp() {
      done.push('forget app');
      return Promise.resolve();
    },
  };
}
