import Image from 'lucide-solid/icons/image';
import { A } from '@solidjs/router';
import { createMemo, Show, type JSX } from 'solid-js';
import type { FoundEntry, JournalEntry } from '../../live/journal-context.tsx';
import { localDay } from '../../live/local-day.ts';
import { Icon } from '../../ui/icon.tsx';
import { dayForList } from '../../words/journal-days.ts';
import { journalWords } from '../../words/journal.ts';
import { clockTime } from '../../words/when.ts';
import { noonOf } from './days.ts';
import styles from './entry-link.module.css';
import type { JournalHome } from './journal-home.ts';
import { Marked, MarkedPassage } from './marked-passage.tsx';
import { moodApart } from './mood-apart.ts';

/** The way to an entry: its day, its first words or those that were found, and what else is in it. */
export function EntryLink(props: {
  readonly home: JournalHome;
  readonly entry: JournalEntry;
  /** What was found in it, where something was looked for. */
  readonly found?: FoundEntry;
}): JSX.Element {
  const found = createMemo(() => {
    const passage = props.found?.passage();
    return passage === undefined ? undefined : moodApart(passage, props.entry.mood);
  });
  const about = () => props.home.aboutWords(props.entry);
  /** Which time of the day it was: known of what was begun on that day. */
  const time = (): string | undefined => {
    const { atMs } = props.entry.created;
    return localDay(atMs) === props.entry.day ? clockTime(atMs) : undefined;
  };
  return (
    <A class={styles['entry']} href={props.home.pathOf(props.entry.id)}>
      <span class={styles['head']}>
        <span>
          {dayForList(noonOf(props.entry.day), props.home.todayMs())}
          <Show when={time()}>{(at) => <span class={styles['time']}>{`, ${at()}`}</span>}</Show>
        </span>
        <Show when={props.entry.mood !== ''}>
          <span class={styles['mood']}>
            <Show when={found()?.mood} fallback={props.entry.mood}>
              {(passage) => <Marked passage={passage()} />}
            </Show>
          </span>
        </Show>
      </span>
      <Show when={found()?.words} fallback={<Opening entry={props.entry} />}>
        {(passage) => <MarkedPassage passage={passage()} />}
      </Show>
      <Show when={about() ?? (props.entry.photos.length > 0 || props.entry.shared.length > 0)}>
        <span class={styles['foot']}>
          <Show when={about()}>{(words) => <span>{words()}</span>}</Show>
          <Show when={props.entry.photos.length > 0}>
            <span class={styles['photos']}>
              <Icon of={Image} size="small" />
              {journalWords.photos(props.entry.photos.length)}
            </span>
          </Show>
          <Show when={props.entry.shared.some((one) => one.takenBackMs === undefined)}>
            <span>{journalWords.shared}</span>
          </Show>
        </span>
      </Show>
    </A>
  );
}

function Opening(props: { readonly entry: JournalEntry }): JSX.Element {
  return (
    <span class={styles['opening']} data-empty={props.entry.opening === '' ? '' : undefined}>
      {props.entry.opening === '' ? journalWords.nothingYet : props.entry.opening}
    </span>
  );
}
