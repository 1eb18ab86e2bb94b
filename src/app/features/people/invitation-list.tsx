import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { InvitationId } from '../../../crdt/basics/id.ts';
import type { Invitation } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { peopleWords } from '../../words/people.ts';
import { sharedWords } from '../../words/shared.ts';
import { whenFull } from '../../words/when.ts';
import styles from './invitation-list.module.css';

/** Invitations: the open ones, which can be shown again or withdrawn, and what became of the others. */
export function InvitationList(props: {
  readonly onShow: (id: InvitationId) => void;
}): JSX.Element {
  const { invitations } = useWorkspace();
  const id = createUniqueId();
  return (
    <Show when={invitations().length > 0}>
      <Sheet aria-labelledby={id}>
        <h2 id={id}>{peopleWords.openHeading}</h2>
        <ul class={styles['list']}>
          <For each={invitations()}>
            {(invitation) => (
              <InvitationRow invitation={invitation} onShow={() => props.onShow(invitation.id)} />
            )}
          </For>
        </ul>
      </Sheet>
    </Show>
  );
}

function InvitationRow(props: {
  readonly invitation: Invitation;
  readonly onShow: () => void;
}): JSX.Element {
  const app = useApp();
  const { workspace } = useWorkspace();
  const toasts = useToasts();
  const withdraw = async (): Promise<void> => {
    await workspace.invitations.withdraw(props.invitation.id);
    toasts.show({ text: peopleWords.withdrawn });
  };
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
          <Button look="quiet" word={peopleWords.withdraw} onClick={() => void withdraw()} />
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
