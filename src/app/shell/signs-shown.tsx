import { createEffect, createMemo, createSignal, For, onCleanup, type JSX } from 'solid-js';
import type { MemberId } from '../../crdt/basics/id.ts';
import { useApp } from '../live/app-context.tsx';
import { peopleHere } from '../live/people-here.ts';
import { useWorkspace } from '../live/workspace-context.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { paceWords } from '../words/pace.ts';
import { togetherWords } from '../words/together.ts';
import { useAnnouncer } from './announcer-context.tsx';
import styles from './together.module.css';

/** How long a change of pace is shown beside the page; in the session it stays. */
const paceStaysMs = 20_000;

interface Mark {
  readonly member: MemberId;
  readonly text: string;
}

/** The signs that the others give, as long as they give them; for a therapist also a pace that has just changed. */
export function SignsShown(): JSX.Element {
  const { memberOf, nameOf, presence } = useWorkspace();
  const announcer = useAnnouncer();
  const changedPaces = createChangedPaces();
  const marks = createMemo<readonly Mark[]>(() => {
    const signs = peopleHere(presence()).flatMap(({ member, sign }) =>
      sign === undefined
        ? []
        : [{ member, text: togetherWords.signOf(nameOf(member), togetherWords.signs[sign]) }],
    );
    return [...changedPaces(), ...signs];
  });
  createEffect((before: readonly Mark[]) => {
    const now = marks();
    for (const { text } of now) {
      if (!before.some((one) => one.text === text)) announcer.say(text);
    }
    return now;
  }, []);
  return (
    <For each={marks()}>
      {(mark) => (
        <p class={styles['mark']}>
          <Avatar
            name={nameOf(mark.member)}
            colour={memberOf(mark.member)?.colour ?? 0}
            size="small"
          />
          <span>{mark.text}</span>
        </p>
      )}
    </For>
  );
}

/** The paces that others chose a short while ago. Whoever has a dial of their own is not shown anybody else's. */
function createChangedPaces(): () => readonly Mark[] {
  const { me, memberOf, nameOf, presence } = useWorkspace();
  const { clock } = useApp().browser;
  const [shown, setShown] = createSignal<readonly Mark[]>([]);
  const drop = (member: MemberId): void => {
    setShown((marks) => marks.filter((one) => one.member !== member));
  };
  const ends = new Map<MemberId, () => void>();
  onCleanup(() => {
    for (const end of ends.values()) end();
  });
  createEffect((before: ReadonlyMap<MemberId, string>) => {
    const now = new Map<MemberId, string>();
    if (memberOf(me)?.part !== 'therapist') return now;
    for (const { member, pace } of peopleHere(presence())) {
      if (pace === undefined) continue;
      const text = paceWords.told[pace](nameOf(member));
      now.set(member, text);
      if (before.get(member) === text) continue;
      ends.get(member)?.();
      ends.set(
        member,
        clock.after(paceStaysMs, () => drop(member)),
      );
      setShown((marks) => [...marks.filter((one) => one.member !== member), { member, text }]);
    }
    for (const member of before.keys()) if (!now.has(member)) drop(member);
    return now;
  }, new Map<MemberId, string>());
  return shown;
}
