import {
  createEffect,
  createSignal,
  Match,
  onMount,
  Show,
  Switch,
  untrack,
  type JSX,
} from 'solid-js';
import type { InvitationId } from '../../../crdt/basics/id.ts';
import { parts, type Part } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { catchFocus } from '../../ui/catch-focus.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LinkToGive } from '../../ui/link-to-give.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { peopleWords } from '../../words/people.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './invite-dialog.module.css';

const hourMs = 3_600_000;
const lastsMs = { hour: hourMs, day: 24 * hourMs, week: 168 * hourMs, month: 720 * hourMs };
type Lasts = keyof typeof lastsMs;
const lastsOptions: readonly Lasts[] = ['hour', 'day', 'week', 'month'];

/**
 * Shows an invitation as soon as it opens, so that the link is there at once: one that nobody has been given yet, or a
 * new one. Another part or time changes it; once its link was given away, it makes another link in its place. Opened
 * for an invitation that is already there, it only shows it.
 */
export function InviteDialog(props: {
  readonly shown: InvitationId | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  const app = useApp();
  const { connection, workspace } = useWorkspace();
  const invitations = createLive(workspace.invitations.list);
  const impossible = (): boolean => {
    const now = connection();
    return now.tag === 'offline' && now.impossible;
  };
  const [made, setMade] = createSignal<InvitationId | undefined>(untrack(() => props.shown));
  const [part, setPart] = createSignal<Part>('client');
  const [lasts, setLasts] = createSignal<Lasts>('week');
  const [fault, setFault] = createSignal(false);
  const [changed, setChanged] = createSignal(false);
  let copyButton: HTMLButtonElement | undefined;
  let making = 0;
  let last: Promise<void> = Promise.resolve();

  /** One after the other, so that each changes what the one before has made. */
  const make = (): Promise<void> => {
    making += 1;
    const mine = making;
    last = last.then(() => (mine === making ? makeNow(mine) : undefined));
    return last;
  };
  const makeNow = async (mine: number): Promise<void> => {
    const instead = made();
    const created = await workspace.invitations.create({
      part: part(),
      forMs: lastsMs[lasts()],
      ...(instead === undefined ? {} : { instead }),
    });
    if (created.ok) {
      if (instead !== undefined && instead !== created.value.id) setChanged(true);
      setMade(created.value.id);
    }
    // Chosen anew meanwhile: what comes next tells how it stands.
    if (mine === making) setFault(!created.ok);
  };
  const again = async (): Promise<void> => {
    await make();
    catchFocus(() => copyButton);
  };
  onMount(() => {
    if (props.shown === undefined) void make();
  });
  createEffect(() => {
    // Somebody came in by it: there is nothing left to show.
    if (invitations().some((one) => one.id === made() && one.state === 'used')) props.onClose();
  });
  const link = (): string | undefined => {
    const id = made();
    return id === undefined ? undefined : workspace.invitations.link(id, app.browser.baseUrl);
  };
  /** From now on somebody may have the link, also when it was copied by hand. */
  const give = (): void => {
    const id = made();
    if (id !== undefined) void workspace.invitations.markGiven(id);
  };
  return (
    <Dialog
      title={peopleWords.invite}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <div class={styles['invite']}>
        <p class={styles['lead']}>{peopleWords.inviteLead}</p>
        <Show when={impossible()}>
          <p class={styles['fault']} role="alert">
            {peopleWords.cannotConnect}
          </p>
        </Show>
        <Show when={props.shown === undefined}>
          <RadioGroup
            label={peopleWords.part}
            value={part()}
            options={parts.map((value) => ({ value, word: sharedWords.parts[value] }))}
            onChange={(value) => {
              setPart(value);
              void make();
            }}
          />
          <SelectField
            label={peopleWords.lasts}
            value={lasts()}
            options={lastsOptions.map((value) => ({ value, word: peopleWords.lastsFor[value] }))}
            onChange={(value) => {
              setLasts(value);
              void make();
            }}
          />
        </Show>
        <Switch fallback={<p class={styles['making']}>{peopleWords.making}</p>}>
          <Match when={fault()}>
            <p class={styles['fault']} role="alert">
              {peopleWords.linkFault}
            </p>
            <Button word={sharedWords.tryAgain} onClick={() => void again()} />
          </Match>
          <Match when={link()}>
            {(text) => (
              <LinkToGive
                text={text()}
                words={peopleWords}
                hints={[peopleWords.qrHint, peopleWords.nextUp]}
                said={changed() ? peopleWords.changed : undefined}
                onCopy={(link) => app.browser.copyText(link)}
                onGiven={give}
                copyButton={(own) => {
                  copyButton = own;
                }}
              />
            )}
          </Match>
        </Switch>
      </div>
    </Dialog>
  );
}
