import Check from 'lucide-solid/icons/check';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import Link2 from 'lucide-solid/icons/link-2';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import UserRound from 'lucide-solid/icons/user-round';
import WifiOff from 'lucide-solid/icons/wifi-off';
import { createEffect, For, on, onCleanup, Show, type Accessor, type JSX } from 'solid-js';
import type { ConnectionState, SavingState } from '../../crdt/spaces/index.ts';
import { useApp } from '../live/app-context.tsx';
import { useWorkspace } from '../live/workspace-context.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Chip } from '../ui/chip.tsx';
import { shellWords } from '../words/shell.ts';
import { useAnnouncer } from './announcer-context.tsx';
import styles from './connection-line.module.css';

/** Only a change that lasts this long is said aloud. */
const settledMs = 2_000;

/** One calm line: who is connected, and whether the words rest safely. */
export function ConnectionLine(): JSX.Element {
  const { connection, saving, members, me, nameOf } = useWorkspace();
  const connected = (): readonly string[] => {
    const now = connection();
    return now.tag === 'connected' ? now.members.map((member) => nameOf(member)) : [];
  };
  const connectionText = (): string => connectionWords(connection(), connected());
  const savingText = (): string => savingWords(saving());
  announceWhenSettled(connectionText);
  // Not without the reason and what to do.
  announceWhenSettled(() => [savingText(), notSavedBecause(saving())].filter(Boolean).join('. '));
  const faces = () => [
    ...members.view.members.filter((member) => member.id === me),
    ...members.view.members.filter((member) => {
      const now = connection();
      return now.tag === 'connected' && now.members.includes(member.id);
    }),
  ];
  return (
    <header class={styles['line']}>
      <span class={styles['faces']}>
        <For each={faces().slice(0, 4)}>
          {(member) => <Avatar name={nameOf(member.id)} colour={member.colour} />}
        </For>
      </span>
      {/* Beside a wide page the navigation names it. */}
      <p class={styles['name']}>{members.view.workspaceName}</p>
      {/* It is said by the announcer once it has settled, so this region itself keeps quiet. */}
      <div
        class={styles['states']}
        role="status"
        aria-live="off"
        aria-label={shellWords.connection}
        data-connection={connection().tag}
        data-saving={saving().tag}
      >
        <Chip
          look={connection().tag === 'connected' ? 'good' : 'quiet'}
          icon={connectionIcon(connection())}
        >
          {connectionText()}
        </Chip>
        <Chip
          look={saving().tag === 'not-saved' ? 'gentle' : 'bare'}
          icon={
            saving().tag === 'saved'
              ? Check
              : saving().tag === 'saving'
                ? LoaderCircle
                : CircleAlert
          }
        >
          {savingText()}
        </Chip>
        <Show when={notSavedBecause(saving())}>
          {(reason) => <p class={styles['reason']}>{reason()}</p>}
        </Show>
      </div>
    </header>
  );
}

function announceWhenSettled(text: Accessor<string>): void {
  const { clock } = useApp().browser;
  const announcer = useAnnouncer();
  let said = text();
  let cancel: (() => void) | undefined;
  createEffect(
    on(
      text,
      (now) => {
        cancel?.();
        cancel = clock.after(settledMs, () => {
          if (now === said) return;
          said = now;
          announcer.say(now);
        });
      },
      { defer: true },
    ),
  );
  onCleanup(() => cancel?.());
}

function connectionWords(state: ConnectionState, names: readonly string[]): string {
  switch (state.tag) {
    case 'connected':
      return shellWords.connectedWith(names);
    case 'alone':
      return shellWords.alone;
    case 'connecting':
      return shellWords.connecting;
    case 'removed':
      return shellWords.notConnected;
    case 'offline':
      return state.impossible ? shellWords.offlineImpossible : shellWords.offline;
  }
}

function connectionIcon(state: ConnectionState): typeof Check {
  switch (state.tag) {
    case 'connected':
      return Link2;
    case 'alone':
    case 'removed':
      return UserRound;
    case 'connecting':
      return LoaderCircle;
    case 'offline':
      return WifiOff;
  }
}

function savingWords(state: SavingState): string {
  switch (state.tag) {
    case 'saved':
      return shellWords.saved;
    case 'saving':
      return shellWords.saving;
    case 'not-saved':
      return shellWords.notSaved;
  }
}

function notSavedBecause(state: SavingState): string | undefined {
  return state.tag === 'not-saved' ? shellWords.notSavedBecause[state.reason] : undefined;
}
