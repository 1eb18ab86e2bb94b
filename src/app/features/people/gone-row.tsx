import type { JSX } from 'solid-js';
import type { Member } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { peopleWords } from '../../words/people.ts';
import styles from './member-row.module.css';

/** Somebody who was taken out: their words stay, and so does their name. */
export function GoneRow(props: { readonly member: Member }): JSX.Element {
  const { nameOf } = useWorkspace();
  return (
    <li class={styles['member']}>
      <Avatar name={nameOf(props.member.id)} colour={props.member.colour} size="large" />
      <div class={styles['words']}>
        <strong class={styles['name']}>{nameOf(props.member.id)}</strong>
        <span class={styles['quiet']}>{peopleWords.gone}</span>
      </div>
    </li>
  );
}
