import UserPlus from 'lucide-solid/icons/user-plus';
import { createSignal, createUniqueId, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { InvitationId } from '../../../crdt/basics/id.ts';
import OfferToTherapist from '../../cards/lock/offer-to-therapist.tsx';
import type { Member } from '../../live/app-context.tsx';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { peopleWords } from '../../words/people.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { GoneRow } from './gone-row.tsx';
import { MemberRow } from './member-row.tsx';
import { NameDialog } from './name-dialog.tsx';
import styles from './people-page.module.css';

const LocksDialog = lazy(() => import('./locks-dialog.tsx'));

type Open =
  | { readonly tag: 'invite'; readonly shown: InvitationId | undefined }
  | { readonly tag: 'name' }
  | { readonly tag: 'locks'; readonly member: Member };

/** Who is in this workspace, and who has been invited. */
export default function PeoplePage(): JSX.Element {
  const { connection, members, me } = useWorkspace();
  const goneId = createUniqueId();
  const [open, setOpen] = createSignal<Open>();
  createPlace('people');
  const invite = (): JSX.Element => (
    <Button
      look="main"
      icon={UserPlus}
      word={peopleWords.invite}
      onClick={() => setOpen({ tag: 'invite', shown: undefined })}
    />
  );
  const alone = (): boolean => members.view.members.length < 2;
  /** Whoever was taken out has nobody to let in, and nothing to lock. */
  const isOut = (): boolean => connection().tag === 'removed';
  const inviting = () => {
    const now = open();
    return now?.tag === 'invite' ? now : undefined;
  };
  const locking = (): Member | undefined => {
    const now = open();
    return now?.tag === 'locks' ? now.member : undefined;
  };
  return (
    <div class={styles['page']}>
      <PageHeading
        heading={peopleWords.heading}
        lead={peopleWords.lead}
        action={<Show when={!alone() && !isOut()}>{invite()}</Show>}
      />
      <Sheet>
        <ul class={styles['members']}>
          <For each={members.view.members}>
            {(member) => (
              <MemberRow
                member={member}
                onRename={member.id === me ? () => setOpen({ tag: 'name' }) : undefined}
                onChangeLocks={
                  member.id === me || isOut() ? undefined : () => setOpen({ tag: 'locks', member })
                }
              />
            )}
          </For>
        </ul>
      </Sheet>
      <Show when={members.view.gone.length > 0}>
        <Sheet aria-labelledby={goneId}>
          <h2 id={goneId}>{peopleWords.goneHeading}</h2>
          <ul class={styles['members']}>
            <For each={members.view.gone}>{(member) => <GoneRow member={member} />}</For>
          </ul>
        </Sheet>
      </Show>
      <Show when={alone() && !isOut()}>
        <EmptyState
          heading={members.view.gone.length > 0 ? peopleWords.aloneNow : peopleWords.aloneHeading}
          text={peopleWords.aloneText}
        >
          {invite()}
        </EmptyState>
      </Show>
      <OfferToTherapist />
      <InvitationList onShow={(shown) => setOpen({ tag: 'invite', shown })} />
      <Show when={inviting()}>
        {(now) => <InviteDialog shown={now().shown} onClose={() => setOpen(undefined)} />}
      </Show>
      <Suspense>
        <Show when={locking()}>
          {(member) => <LocksDialog member={member()} onClose={() => setOpen(undefined)} />}
        </Show>
      </Suspense>
      <Show when={open()?.tag === 'name'}>
        <NameDialog onClose={() => setOpen(undefined)} />
      </Show>
    </div>
  );
}
