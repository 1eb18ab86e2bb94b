import { createMemoryHistory, MemoryRouter } from '@solidjs/router';
import { cleanup, configure, render } from '@solidjs/testing-library';
import { afterEach, vi } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { simulatedClock, type SimulatedClock } from '../cast/simulated-clock.ts';
import { giveDialogs } from './dialogs-in-jsdom.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';
import { pretendBrowser, type PretendBrowser } from './pretend-browser.ts';
import type { PretendDevice } from './pretend-device.ts';

// Pages are loaded when they are first opened, which takes a moment on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });
afterEach(cleanup);

/** The app on a screen, over a pretend world. */
export interface ShownApp {
  readonly attune: PretendAttune;
  readonly browser: PretendBrowser;
  readonly clock: SimulatedClock;
  /** The address in the address bar. */
  address(): string;
}

/** Shows the app at an address. */
export function showApp(
  options: {
    readonly at?: string;
    readonly clock?: SimulatedClock;
    readonly attune?: PretendAttune;
    /** How the device around the pages is, where it is not as usual. */
    readonly around?: Partial<Pick<PretendDevice, 'isOutsideHomeScreen'>>;
  } = {},
): ShownApp {
  giveDialogs();
  window.scrollTo = () => undefined;
  const clock = options.clock ?? simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const attune = options.attune ?? pretendAttune(clock.nowMs());
  const browser = pretendBrowser(clock);
  Object.assign(browser.around, options.around);
  const history = createMemoryHistory();
  history.set({ value: options.at ?? '/' });
  render(() => (
    <App
      attune={attune}
      browser={browser}
      router={(props) => <MemoryRouter {...props} history={history} />}
    />
  ));
  return { attune, browser, clock, address: () => history.get() };
}
