import { createUniqueId, For, type JSX } from 'solid-js';
import type { MemberId } from '../../../crdt/basics/id.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { shellWords } from '../../words/shell.ts';
import { todayWords } from '../../words/today.ts';
import styles from './today-page.module.css';

/** Who else has this workspace open, and on which page. */
export function WhoIsHere(): JSX.Element {
  const { members, me, presence, nameOf } = useWorkspace();
  const id = createUniqueId();
  const where = (member: MemberId): string => {
    const at = presence().find((one) => one.member === member);
    if (at === undefined) return todayWords.notHere;
    return at.place.page === 'elsewhere'
      ? todayWords.isHere
      : todayWords.isLookingAt(shellWords.places[at.place.page]);
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{todayWords.whoIsHere}</h2>
      <ul class={styles['rows']}>
        <For each={members.view.members.filter((member) => member.id !== me)}>
          {(member) => (
            <li class={styles['person']}>
              <Avatar name={nameOf(member.id)} colour={member.colour} />
              <p>
                <strong>{nameOf(member.id)}</strong>{' '}
                <span class={styles['quiet']}>{where(member.id)}</span>
              </p>
            </li>
          )}
        </For>
      </ul>
    </Sheet>
  );
}
