import { Navigate } from '@solidjs/router';
import { Match, Switch, type JSX } from 'solid-js';
import { useApp, workspacePath } from '../../live/app-context.tsx';
import { Welcome } from './welcome.tsx';

/** The first page: the welcome for somebody new; for others the place where they left off. */
export default function HomePage(): JSX.Element {
  const app = useApp();
  const only = () => (app.workspaces().length === 1 ? app.workspaces()[0] : undefined);
  return (
    <Switch fallback={<Welcome />}>
      <Match when={only()}>
        {(workspace) => <Navigate href={workspacePath(workspace(), 'today')} />}
      </Match>
      <Match when={app.workspaces().length > 1}>
        <Navigate href="/workspaces" />
      </Match>
      <Match when={app.joins().length > 0}>
        <Navigate href="/join" />
      </Match>
    </Switch>
  );
}
