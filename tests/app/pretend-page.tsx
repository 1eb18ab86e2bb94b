import type { JSX, ParentProps } from 'solid-js';
import { AppProvider } from '../../src/app/live/app-context.tsx';
import { inSessionRoom } from '../../src/app/live/session-room-context.tsx';
import { WorkspaceProvider } from '../../src/app/live/workspace-context.tsx';
import { createToasts, ToastList, ToastsProvider } from '../../src/app/ui/toasts.tsx';
import type { PretendAttune } from './pretend-attune.ts';
import type { PretendBrowser } from './pretend-browser.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';

/** The world around a card that is shown alone. */
export interface PretendPageProps extends ParentProps {
  readonly attune: PretendAttune;
  readonly browser: PretendBrowser;
  readonly workspace: PretendWorkspace;
  readonly heading: string;
}

/** A page of an open workspace with nothing on it but its heading and what is put there, in the session room. */
export function PretendPage(props: PretendPageProps): JSX.Element {
  const toasts = createToasts((delayMs, run) => props.browser.clock.after(delayMs, run));
  const Room = inSessionRoom((room: ParentProps) => <>{room.children}</>);
  return (
    <AppProvider attune={props.attune} browser={props.browser}>
      <ToastsProvider value={toasts}>
        <WorkspaceProvider workspace={props.workspace}>
          <main id="page">
            <h1 tabindex="-1">{props.heading}</h1>
            <Room>{props.children}</Room>
          </main>
        </WorkspaceProvider>
        <ToastList label="Notices" undoWord="Undo" closeWord="Close" />
      </ToastsProvider>
    </AppProvider>
  );
}
