import { useNavigate } from '@solidjs/router';
import { createEffect, createSignal, Show, type JSX } from 'solid-js';
import type { JoinRequest, JoinState, SpokenWords as Words } from '../../live/app-context.tsx';
import { useApp, workspacePath } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { Button } from '../../ui/button.tsx';
import { catchFocus } from '../../ui/catch-focus.ts';
import { Fault } from '../../ui/fault.tsx';
import { FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SpokenWords } from '../../ui/spoken-words.tsx';
import { arrivingWords } from '../../words/arriving.ts';
import { joiningWords } from '../../words/joining.ts';
import styles from './join-progress.module.css';

/** A request to come in, from the knock to its end. Once let in, one is in. */
export function JoinProgress(props: {
  readonly request: JoinRequest;
  readonly onGivenUp: () => void;
}): JSX.Element {
  const app = useApp();
  const navigate = useNavigate();
  // eslint-disable-next-line solid/reactivity -- keyed: another request is another component.
  const state = createLive(props.request.state);
  const words = (): Words | undefined => {
    const now = state();
    return now.tag === 'words' ? now.words : undefined;
  };
  createEffect(() => {
    const now = state();
    if (now.tag !== 'let-in') return;
    const workspace = app.workspaces().find((one) => one.id === now.workspace);
    if (workspace !== undefined) navigate(workspacePath(workspace, 'today'), { replace: true });
  });
  const said = (): { readonly heading: string; readonly text: string } => {
    const { tag } = state();
    return props.request.device || tag === 'added'
      ? arrivingWords.states[tag]
      : joiningWords.states[tag];
  };
  const [fault, setFault] = createSignal<string>();
  const giveUp = async (): Promise<void> => {
    const next = isEnd(state()) ? '/invitation' : '/';
    setFault(undefined);
    const given = await props.request.giveUp();
    if (!given.ok) {
      setFault(joiningWords.stopFault);
      return;
    }
    props.onGivenUp();
    navigate(next);
  };
  const askAgain = (): void => {
    props.request.retry();
    catchFocus();
  };
  return (
    <div aria-live="polite" class={styles['progress']} data-state={state().tag}>
      <PageHeading heading={said().heading} lead={said().text} />
      <Show when={words()}>
        {(three) => (
          <Sheet>
            <SpokenWords words={three()} />
          </Sheet>
        )}
      </Show>
      <Fault text={fault()} />
      <FormActions from="start">
        <Show when={state().tag === 'not-now'}>
          <Button look="main" word={joiningWords.askAgain} onClick={askAgain} />
        </Show>
        <Show when={!['let-in', 'added'].includes(state().tag)}>
          <Button
            look={isEnd(state()) ? 'main' : 'plain'}
            word={isEnd(state()) ? joiningWords.anotherLink : joiningWords.stop}
            onClick={() => void giveUp()}
          />
        </Show>
      </FormActions>
    </div>
  );
}

/** Whether this request is over for good, so that only another link helps. */
function isEnd(state: JoinState): boolean {
  switch (state.tag) {
    case 'used':
    case 'expired':
    case 'withdrawn':
    case 'unsafe':
      return true;
    case 'connecting':
    case 'waiting':
    case 'unreachable':
    case 'words':
    case 'let-in':
    case 'added':
    case 'not-now':
    // Another link would not help, another browser does.
    case 'impossible':
      return false;
  }
}
