import { useLocation } from '@solidjs/router';
import {
  createResource,
  Match,
  onCleanup,
  Suspense,
  Switch,
  untrack,
  type JSX,
  type ParentProps,
} from 'solid-js';
import type { SpaceId } from '../../../../crdt/basics/id.ts';
import { useApp } from '../../../live/app-context.tsx';
import { createPlace, WorkspaceProvider } from '../../../live/workspace-context.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { sharingWords } from '../../../words/sharing.ts';

/** Has a workspace open for as long as this is there, in front of all workspaces. Mounted anew for each. */
export function InWorkspace(
  props: ParentProps<{
    readonly id: SpaceId;
    /** Shown below what is said while the workspace is not open. */
    readonly fallback: JSX.Element;
  }>,
): JSX.Element {
  const { attune } = useApp();
  const location = useLocation();
  const id = untrack(() => props.id);
  const [opened] = createResource(() => attune.openWorkspace(id));
  onCleanup(() => {
    // The frame of a workspace that somebody went to opens its own, and that closes this one.
    if (!location.pathname.startsWith('/w/')) void attune.closeWorkspace();
  });
  const workspace = () => {
    const now = opened();
    return now?.ok === true ? now.value : undefined;
  };
  return (
    <Suspense
      fallback={
        <>
          <p role="status">{sharingWords.opening}</p>
          {props.fallback}
        </>
      }
    >
      <Switch>
        <Match when={workspace()} keyed>
          {(open) => (
            <WorkspaceProvider workspace={open}>
              <Unseen />
              {props.children}
            </WorkspaceProvider>
          )}
        </Match>
        <Match when={opened()?.ok === false}>
          <Fault text={sharingWords.notOpened} />
          {props.fallback}
        </Match>
      </Switch>
    </Suspense>
  );
}

/** That somebody is in their journal is nobody else's business. */
function Unseen(): JSX.Element {
  createPlace('elsewhere');
  return null;
}
