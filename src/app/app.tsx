import { Router } from '@solidjs/router';
import type { Component, JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Attune } from '../crdt/spaces/index.ts';
import { AppProvider } from './live/app-context.tsx';
import type { Browser } from './live/browser.ts';
import { routes } from './routes.ts';
import { Root } from './shell/root.tsx';

export interface AppProps {
  readonly attune: Attune;
  readonly browser: Browser;
  /** The router; tests give one that lives in memory. */
  readonly router?: Component<Parameters<typeof Router>[0]>;
}

/** The whole of what people see. */
export function App(props: AppProps): JSX.Element {
  return (
    <AppProvider attune={props.attune} browser={props.browser}>
      <Dynamic component={props.router ?? Router} root={Root}>
        {routes}
      </Dynamic>
    </AppProvider>
  );
}
