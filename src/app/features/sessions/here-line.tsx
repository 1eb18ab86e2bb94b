import { For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { FollowButton } from '../../cards/here/follow-button.tsx';
import { peopleHere } from '../../live/people-here.ts';
import { useWorkspace, type Presence } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { shellWords } from '../../words/shell.ts';
import { togetherWords } from '../../words/together.ts';
import styles from './here-line.module.css';

/** Who else is here: in this session, or on which other page, to go along with them. */
export function HereLine(props: { readonly session: RecordId }): JSX.Element {
  const { memberOf, nameOf, presence } = useWorkspace();
  const isWithUs = (one: Presence): boolean => one.place.record === props.session;
  const where = (one: Presence): string => {
    const name = nameOf(one.member);
    if (isWithUs(one)) return togetherWords.isWithYou(name);
    return one.place.page === 'elsewhere'
      ? togetherWords.isHere(name)
      : togetherWords.isOn(name, shellWords.places[one.place.page]);
  };
  return (
    <ul class={styles['here']} aria-label={togetherWords.here}>
      <For each={peopleHere(presence())}>
        {(one) => (
          <li class={styles['person']}>
            <Avatar
              name={nameOf(one.member)}
              colour={memberOf(one.member)?.colour ?? 0}
              size="small"
            />
            <span>{where(one)}</span>
            <Show when={!isWithUs(one)}>
              <FollowButton member={one.member} />
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
