import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { InvitationId } from '../../../crdt/basics/id.ts';
import type { Invitation } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { peopleWords } from '../../words/people.ts';
import { sharedWords } from '../../words/shared.ts';
import { whenFull } from '../../words/when-planned.ts';
import styles from './invitation-list.module.css';
import { TakeBackDialog } from './take-back-dialog.tsx';

/** Invitations: the open ones, which can be shown again or taken back, and what became of the others. */
export function InvitationList(props: {
  readonly onShow: (id: InvitationId) => void;
}): JSX.Element {
  const { workspace } = useWorkspace();
  const invitations = createLive(workspace.invitations.list);
  const id = createUniqueId();
  const [takingBack, setTakingBack] = createSignal<InvitationId>();
  return (
    <Show when={invitations().length > 0}>
      <Sheet aria-labelledby={id}>
        <h2 id={id}>{peopleWords.openHeading}</h2>
        <ul class={styles['list']}>
          <For each={invitations()}>
            {(invitation) => (
              <InvitationRow
                invitation={invitation}
                onShow={() => props.onShow(invitation.id)}
                onTakeBack={() => setTakingBack(() => invitation.id)}
              />
            )}
          </For>
        </ul>
      </Sheet>
      <Show when={takingBack()}>
        {(invitation) => (
          <TakeBackDialog invitation={invitation()} onClose={() => setTakingBack(undefined)} />
        )}
      </Show>
    </Show>
  );
}

function InvitationRow(props: {
  readonly invitation: Invitation;
  readonly onShow: () => void;
  readonly onTakeBack: () => void;
}): JSX.Element {
  const app = useApp();
  const { workspace } = useWorkspace();
  const shows = (): boolean =>
    workspace.invitations.link(props.invitation.id, app.browser.baseUrl) !== undefined;
  return (
    <li class={styles['row']}>
      <div class={styles['words']}>
        <span>{peopleWords.openInvitation(sharedWords.parts[props.invitation.part])}</span>
        <span class={styles['quiet']}>{outcome(props.invitation)}</span>
      </div>
      <Show when={props.invitation.state === 'open'}>
        <div class={styles['tools']}>
          <Show when={shows()}>
            <Button look="quiet" word={peopleWords.show} onClick={() => props.onShow()} />
          </Show>
          <Button look="quiet" word={peopleWords.takeBack} onClick={() => props.onTakeBack()} />
        </div>
      </Show>
    </li>
  );
}

function outcome(invitation: Invitation): string {
  if (invitation.state === 'open') return peopleWords.until(whenFull(invitation.expiresMs));
  if (invitation.state === 'used' && invitation.usedBy !== undefined) {
    return peopleWords.states.usedBy(invitation.usedBy);
  }
  return peopleWords.states[invitation.state];
}
