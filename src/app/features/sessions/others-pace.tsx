import { For, Show, type JSX } from 'solid-js';
import type { MemberId } from '../../../crdt/basics/id.ts';
import { peopleHere } from '../../live/people-here.ts';
import { useWorkspace, type Presence } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { paceWords } from '../../words/pace.ts';
import styles from './pace-card.module.css';

/** Everybody else's pace as a calm mark, with a sentence on what to do. The frame says it aloud when it changes. */
export function OthersPace(props: { readonly headingId: string }): JSX.Element {
  const { me, members, memberOf, nameOf, presence } = useWorkspace();
  const others = () =>
    members.view.members.filter(({ id, part }) => id !== me && part !== 'therapist');
  const presenceOf = (member: MemberId): Presence | undefined =>
    peopleHere(presence()).find((one) => one.member === member);
  const heading = (): string => {
    const [first, second] = others();
    return first !== undefined && second === undefined
      ? paceWords.ofOne(nameOf(first.id))
      : paceWords.ofAll;
  };
  return (
    <>
      <h2 id={props.headingId}>{heading()}</h2>
      <Show when={others().length > 0} fallback={<p class={styles['quiet']}>{paceWords.nobody}</p>}>
        <ul class={styles['people']}>
          <For each={others()}>
            {(member) => (
              <li class={styles['person']}>
                <PaceMark
                  name={nameOf(member.id)}
                  colour={memberOf(member.id)?.colour ?? 0}
                  presence={presenceOf(member.id)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}

function PaceMark(props: {
  readonly name: string;
  readonly colour: number;
  readonly presence: Presence | undefined;
}): JSX.Element {
  const mark = (): { readonly tone: string; readonly text: string; readonly advice?: string } => {
    const at = props.presence;
    if (at === undefined) return { tone: 'none', text: paceWords.notHere(props.name) };
    if (at.needsMoment) {
      return {
        tone: 'moment',
        text: paceWords.moment(props.name),
        advice: paceWords.momentText,
      };
    }
    if (at.pace === undefined) return { tone: 'none', text: paceWords.none(props.name) };
    return {
      tone: at.pace,
      text: paceWords.mark(props.name, paceWords.marks[at.pace]),
      advice: paceWords.advice[at.pace],
    };
  };
  return (
    <>
      <p class={styles['mark']} data-tone={mark().tone}>
        <Avatar name={props.name} colour={props.colour} size="small" />
        <span>{mark().text}</span>
      </p>
      <Show when={mark().advice}>{(advice) => <p class={styles['quiet']}>{advice()}</p>}</Show>
    </>
  );
}
