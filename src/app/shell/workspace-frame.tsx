import { useNavigate, useParams, type RouteSectionProps } from '@solidjs/router';
import {
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  lazy,
  Match,
  on,
  onCleanup,
  Show,
  Suspense,
  Switch,
  untrack,
  type JSX,
} from 'solid-js';
import type { OpenFault } from '../../crdt/spaces/index.ts';
import type { Workspace } from '../../crdt/spaces/index.ts';
import { useApp, workspaceAlias } from '../live/app-context.tsx';
import { useWorkspace, WorkspaceProvider } from '../live/workspace-context.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { Concerns } from './concerns.tsx';
import { Navigation } from './navigation.tsx';
import styles from './workspace-frame.module.css';

/** Hardly ever needed, so not part of what everybody loads. */
const NotOpened = lazy(() => import('./not-opened.tsx'));
const Together = lazy(() => import('./together.tsx'));

type Opening =
  | { readonly tag: 'opening' }
  | { readonly tag: 'open'; readonly workspace: Workspace }
  | { readonly tag: 'fault'; readonly fault: OpenFault };

/** Opens the workspace that the address names, and frames its pages. Leaving it closes it. */
export default function WorkspaceFrame(props: RouteSectionProps): JSX.Element {
  const app = useApp();
  const params = useParams();
  const navigate = useNavigate();
  const [opening, setOpening] = createSignal<Opening>({ tag: 'opening' });
  const [attempt, setAttempt] = createSignal(0);
  const id = createMemo(
    () => app.workspaces().find((one) => workspaceAlias(one) === params['workspace'])?.id,
  );
  const toasts = useToasts();
  let current = 0;
  createEffect(
    on([id, attempt], ([space]) => {
      onCleanup(() => toasts.forgetUndo());
      current += 1;
      const mine = current;
      if (space === undefined) {
        // It was left, here or in another tab: the page in front of it says what is here now.
        if (untrack(opening).tag === 'open') navigate('/', { replace: true });
        else setOpening({ tag: 'fault', fault: 'not-here' });
        return;
      }
      setOpening({ tag: 'opening' });
      void app.attune.openWorkspace(space).then((result) => {
        if (mine !== current) return;
        setOpening(
          result.ok
            ? { tag: 'open', workspace: result.value }
            : { tag: 'fault', fault: result.error },
        );
      });
    }),
  );
  onCleanup(() => {
    current += 1;
    void app.attune.closeWorkspace();
  });
  const open = (): Workspace | undefined => {
    const now = opening();
    return now.tag === 'open' ? now.workspace : undefined;
  };
  const fault = (): OpenFault | undefined => {
    const now = opening();
    return now.tag === 'fault' ? now.fault : undefined;
  };
  return (
    <Switch fallback={<main id="page" aria-busy="true" />}>
      <Match when={fault()}>
        {(why) => <NotOpened fault={why()} onRetry={() => setAttempt((count) => count + 1)} />}
      </Match>
      <Match when={open()} keyed>
        {(workspace) => (
          <WorkspaceProvider workspace={workspace}>
            <div class={styles['frame']}>
              <Navigation />
              <div class={styles['middle']}>
                <ConnectionLine />
                <main id="page" class={styles['page']}>
                  <Concerns />
                  {props.children}
                </main>
              </div>
            </div>
            <TogetherOnceNeeded />
          </WorkspaceProvider>
        )}
      </Match>
    </Switch>
  );
}

/** Fetched when somebody shows for the first time how they are here; a page works without it, too. */
function TogetherOnceNeeded(): JSX.Element {
  const { following, manner, presence } = useWorkspace();
  const needed = createMemo<boolean>(
    (before) =>
      before ||
      following() !== undefined ||
      [manner(), ...presence()].some((one) => one.needsMoment || one.pace || one.sign),
    false,
  );
  return (
    <Show when={needed()}>
      <ErrorBoundary fallback={null}>
        <Suspense>
          <Together />
        </Suspense>
      </ErrorBoundary>
    </Show>
  );
}
