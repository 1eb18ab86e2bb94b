import type { Clock } from '../../src/crdt/basics/clock.ts';
import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import type { Browser } from '../../src/app/live/browser.ts';

/** What a test can see and turn of the browser around the pages. */
export interface PretendBrowser extends Browser {
  readonly invitationText: LiveValue<string | undefined>;
  readonly update: LiveValue<'none' | 'waits' | 'taken-elsewhere'>;
  readonly copied: string[];
  /** What was asked of the browser, in order, by name. */
  readonly done: string[];
}

/** A browser that only notes what it is asked. */
export function pretendBrowser(clock: Clock): PretendBrowser {
  const copied: string[] = [];
  const done: string[] = [];
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
    quickExit: () => done.push('quick exit'),
    reload: () => done.push('reload'),
    keepTheme: (theme) => done.push(`keep theme ${theme}`),
    takeUpdate: () => done.push('take update'),
    forgetApp() {
      done.push('forget app');
      return Promise.resolve();
    },
  };
}
