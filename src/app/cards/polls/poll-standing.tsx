import Check from 'lucide-solid/icons/check';
import Hourglass from 'lucide-solid/icons/hourglass';
import { For, Show, type JSX } from 'solid-js';
import type { MemberId } from '../../../crdt/basics/id.ts';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { pollsWords } from '../../words/polls.ts';
import styles from './poll-standing.module.css';

/** Who has answered and who is missing; where names are left out, how many. */
export function PollStanding(props: { readonly poll: Poll }): JSX.Element {
  const { me, memberOf, nameOf } = useWorkspace();
  const has = (member: MemberId): boolean => props.poll.answered.includes(member);
  /** Whoever is gone without an answer is missed by nobody. */
  const asked = (): readonly MemberId[] =>
    props.poll.asked.filter((member) => has(member) || !props.poll.gone.includes(member));
  return (
    <Show
      when={!props.poll.withoutNames}
      fallback={
        <p class={styles['counted']}>
          {pollsWords.counted(props.poll.answered.length, asked().length)}
        </p>
      }
    >
      <ul class={styles['standing']} aria-label={pollsWords.standing}>
        <For each={asked()}>
          {(member) => (
            <li class={styles['person']} data-answered={has(member) ? '' : undefined}>
              <Avatar size="small" name={nameOf(member)} colour={memberOf(member)?.colour ?? 0} />
              <span>
                {pollsWords.standingOf(member === me ? undefined : nameOf(member), has(member))}
              </span>
              <Icon of={has(member) ? Check : Hourglass} size="small" />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
