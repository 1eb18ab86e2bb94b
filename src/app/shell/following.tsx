import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createMemo, on, onCleanup, Show, untrack, type JSX } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { peopleHere } from '../live/people-here.ts';
import { useWorkspace, type Place } from '../live/workspace-context.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { catchFocus } from '../ui/catch-focus.ts';
import { isCovered } from '../ui/on-top.tsx';
import { togetherWords } from '../words/together.ts';
import styles from './together.module.css';

/** Somebody whose line breaks for a moment is still followed when they are back; after this it would be a surprise. */
const awayMs = 60_000;
/** Two who follow each other from different pages would change places for ever: so often within so long, and it ends. */
const often = { times: 4, withinMs: 3_000 } as const;

/** Goes along with somebody from page to page, until this person stops it or goes their own way. */
export function Following(): JSX.Element {
  const { follow, following, memberOf, nameOf } = useWorkspace();
  createLeading();
  return (
    <Show when={following()} keyed>
      {(member) => (
        <p class={styles['mark']} data-with="button">
          <Avatar name={nameOf(member)} colour={memberOf(member)?.colour ?? 0} size="small" />
          <span>{togetherWords.following(nameOf(member))}</span>
          <Button
            look="quiet"
            word={togetherWords.stop}
            onClick={() => {
              follow(undefined);
              catchFocus();
            }}
          />
        </p>
      )}
    </Show>
  );
}

function createLeading(): void {
  const { follow, following, path, presence } = useWorkspace();
  const { clock } = useApp().browser;
  const location = useLocation();
  const navigate = useNavigate();
  /** Addresses that were asked for and not yet come to, the earliest first. */
  let asked: readonly string[] = [];
  let times: readonly number[] = [];
  const where = createMemo(
    () => peopleHere(presence()).find(({ member }) => member === following())?.place,
  );
  const addressOf = ({ page, record }: Place): string | undefined => {
    if (page === 'elsewhere') return undefined;
    return path(page, page === 'notes' || page === 'sessions' ? record : undefined);
  };
  const there = createMemo(() => {
    const place = where();
    return place && addressOf(place);
  });
  createEffect(
    on([following, there, isCovered], ([whom, to, covered]) => {
      // What is being written in a dialog would go with the page.
      if (whom === undefined || to === undefined || covered) return;
      if (to === (asked.at(-1) ?? untrack(() => location.pathname))) return;
      const now = clock.monotonicMs();
      times = [...times.filter((one) => now - one < often.withinMs), now];
      if (times.length > often.times) {
        follow(undefined);
        return;
      }
      asked = [...asked, to];
      navigate(to);
    }),
  );
  createEffect(
    on(
      () => location.pathname,
      (at) => {
        const step = asked.indexOf(at);
        asked = asked.slice(step + 1);
        // Nobody led here.
        if (step < 0) follow(undefined);
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    if (following() === undefined) {
      asked = [];
      times = [];
    } else if (where() === undefined) {
      onCleanup(clock.after(awayMs, () => follow(undefined)));
    }
  });
}
