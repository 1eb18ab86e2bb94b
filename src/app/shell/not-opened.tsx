import { useNavigate } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import type { OpenFault } from '../../crdt/spaces/index.ts';
import { useApp } from '../live/app-context.tsx';
import { Button } from '../ui/button.tsx';
import { FormActions } from '../ui/form.tsx';
import { Front } from '../ui/front.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { sharedWords } from '../words/shared.ts';
import { shellWords } from '../words/shell.ts';
import { workspacesWords } from '../words/workspaces.ts';

/** When a workspace could not be opened: why, and the way on. */
export default function NotOpened(props: {
  readonly fault: OpenFault;
  readonly onRetry: () => void;
}): JSX.Element {
  const app = useApp();
  const navigate = useNavigate();
  return (
    <Front>
      <PageHeading
        heading={workspacesWords.faultHeading}
        lead={workspacesWords.faults[props.fault]}
      />
      <Show when={props.fault === 'not-here' && app.state().tag === 'new'}>
        <p>{workspacesWords.emptied}</p>
      </Show>
      <FormActions from="start">
        <Show when={props.fault !== 'not-here'}>
          <Button look="main" word={sharedWords.tryAgain} onClick={() => props.onRetry()} />
        </Show>
        <Button word={shellWords.yourWorkspaces} onClick={() => navigate('/workspaces')} />
      </FormActions>
    </Front>
  );
}
