import { createUniqueId, Show, type JSX } from 'solid-js';
import { FollowButton } from '../../cards/here/follow-button.tsx';
import type { Member } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { Chip } from '../../ui/chip.tsx';
import { peopleWords } from '../../words/people.ts';
import { shellWords } from '../../words/shell.ts';
import styles from './member-row.module.css';

export interface MemberRowProps {
  readonly member: Member;
  /** Given for oneself only: everybody names themselves. */
  readonly onRename: (() => void) | undefined;
  /** Given for others only. */
  readonly onChangeLocks: (() => void) | undefined;
}

/** One person: name, part, and whether they are here now. */
export function MemberRow(props: MemberRowProps): JSX.Element {
  const { presence, nameOf } = useWorkspace();
  const id = createUniqueId();
  const where = (): string => {
    const at = presence().find((one) => one.member === props.member.id);
    if (at === undefined) return peopleWords.notHere;
    return at.place.page === 'elsewhere'
      ? peopleWords.hereNow
      : peopleWords.onPlace(shellWords.places[at.place.page]);
  };
  return (
    <li class={styles['member']} ref={(own) => passFocusOn(own)}>
      <Avatar name={nameOf(props.member.id)} colour={props.member.colour} size="large" />
      <div class={styles['words']}>
        <strong class={styles['name']} id={id}>
          {nameOf(props.member.id)}
        </strong>
        <span class={styles['quiet']}>{peopleWords.partOf[props.member.part]}</span>
      </div>
      <Show
        when={props.onRename}
        fallback={
          <span class={styles['here']}>
            <span class={styles['quiet']}>{where()}</span>
            <FollowButton member={props.member.id} />
            <Show when={props.onChangeLocks}>
              {(change) => (
                <Button
                  look="quiet"
                  word={peopleWords.changeLocks}
                  aria-describedby={id}
                  onClick={() => change()()}
                />
              )}
            </Show>
          </span>
        }
      >
        {(rename) => (
          <span class={styles['own']}>
            <Chip look="quiet">{peopleWords.you}</Chip>
            <Button look="quiet" word={peopleWords.changeName} onClick={() => rename()()} />
          </span>
        )}
      </Show>
    </li>
  );
}
