// First of all: the secret of an invitation link leaves the address bar before anything else runs.
import { takenFragment } from './taken-fragment.ts';
import './trusted-types.ts';
import './theme/theme.css';

import { createEffect, createRoot } from 'solid-js';
import { render } from 'solid-js/web';
import { platformClock } from '../crdt/basics/clock.ts';
import { browserAttune } from '../crdt/spaces/index.ts';
import { App } from './app.tsx';
import type { Browser } from './live/browser.ts';
import { createLive } from './live/create-live.ts';
import { createUpdates } from './offline/updates.ts';
import { expectLeaving, leaveQuietly } from './leave-quietly.ts';
import { readIceServers } from './offline/ice-servers.ts';
import { copyText } from './copy-text.ts';
import { keepTheme } from './theme/appearance.ts';
import { keepBeside } from './theme/keep-beside.ts';

/** The composition root: the only place where the real browser, clock and network meet the app. */
function start(root: HTMLElement): void {
  const attune = browserAttune({
    rendezvous: [rendezvousAddress()],
    iceServers: readIceServers,
    // Counts are for tests and benches; nothing is logged in a person's browser.
    count: () => undefined,
    likelyAtHome: location.pathname !== '/',
  });
  const updates = createUpdates();
  const browser: Browser = {
    clock: platformClock,
    baseUrl: location.origin,
    invitationText: takenFragment,
    copyText,
    quickExit: leaveQuietly,
    expectQuickExit: expectLeaving,
    device: async () => (await import('./browser-device.ts')).browserDevice,
    reload: () => location.reload(),
    keepTheme,
    update: updates.state,
    takeUpdate: () => updates.take(),
    forgetApp: () => updates.forget(),
  };

  addEventListener('pagehide', () => attune.flush());
  addEventListener('online', () => attune.retryConnections());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') attune.flush();
    else attune.retryConnections();
  });

  createRoot(() => {
    const state = createLive(attune.state);
    // A mere visit stores nothing, so the app is kept for offline only once something of the person rests here.
    createEffect(() => {
      if (state().tag !== 'ready') return;
      void updates.start();
      keepBeside('seen', '1');
    });
  });
  render(() => <App attune={attune} browser={browser} />, root);
}

function rendezvousAddress(): string {
  const address = new URL('/rendezvous', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

const root = document.getElementById('root');
if (root !== null) start(root);
