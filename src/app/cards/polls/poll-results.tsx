import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Poll, PollSort } from '../../../crdt/documents/polls/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { pollsWords } from '../../words/polls.ts';
import styles from './poll-results.module.css';
import { readResults, type ResultPart, type ResultRow } from './read-results.ts';
import { ResultBar } from './result-bar.tsx';
import { ScaleStrip } from './scale-strip.tsx';

/** How the two first columns are called. */
const heads: Readonly<Record<PollSort, readonly [string, string]>> = {
  one: [pollsWords.answer, pollsWords.howMany],
  several: [pollsWords.answer, pollsWords.howMany],
  scale: [pollsWords.number, pollsWords.howMany],
  rank: [pollsWords.answer, pollsWords.place],
  word: [pollsWords.ownWord, pollsWords.howMany],
  dots: [pollsWords.answer, pollsWords.dotsGiven],
};

/**
 * What came of a poll: a table whose rows carry their picture, and for a scale a strip above it. Roles are said as well,
 * because the table is laid out as rows of blocks where it is narrow.
 */
export function PollResults(props: { readonly poll: Poll }): JSX.Element {
  const rows = createMemo(() => readResults(props.poll));
  const sort = (): PollSort => props.poll.sort;
  /** The amount that fills a bar: everybody, or the most dots; of a ranking, the first place of all. */
  const whole = (): number =>
    sort() === 'dots'
      ? Math.max(1, ...rows().map(({ amount }) => amount))
      : sort() === 'rank'
        ? props.poll.options.length
        : props.poll.answers.length;
  /** A ranking's bar is the longer the earlier its place; it is nobody's own. */
  const partsOf = (row: ResultRow): readonly ResultPart[] =>
    sort() === 'rank' ? [{ by: undefined, amount: whole() + 1 - row.amount }] : row.parts;
  /** Of a scale that more than one has answered: from where to where. */
  const spread = (): string | undefined => {
    const { results, answers } = props.poll;
    if (results.sort !== 'scale' || answers.length < 2) return undefined;
    const { lowest, middle, highest } = results;
    if (lowest === undefined || middle === undefined || highest === undefined) return undefined;
    return lowest === highest
      ? pollsWords.allTheSame(amountOf(lowest))
      : pollsWords.spread(amountOf(lowest), amountOf(highest), amountOf(middle));
  };
  const hasWho = (): boolean => !props.poll.withoutNames || sort() === 'rank';
  return (
    <div class={styles['results']}>
      <Show when={sort() === 'scale'}>
        <ScaleStrip rows={rows()} />
        <Show when={props.poll.ends}>
          {(ends) => (
            <p class={styles['ends']}>
              <span>{pollsWords.scaleLow(ends().low)}</span>{' '}
              <span>{pollsWords.scaleHigh(ends().high)}</span>
            </p>
          )}
        </Show>
      </Show>
      <table class={styles['table']} role="table" tabindex="-1" data-sort={sort()}>
        <caption class={styles['caption']}>{pollsWords.results}</caption>
        <thead class={styles['heads']} role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {heads[sort()][0]}
            </th>
            <th role="columnheader" scope="col">
              {heads[sort()][1]}
            </th>
            <Show when={hasWho()}>
              <th role="columnheader" scope="col">
                {sort() === 'rank' ? pollsWords.places : pollsWords.who}
              </th>
            </Show>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <For each={rows()}>
            {(row) => (
              <tr class={styles['row']} role="row">
                <th class={styles['label']} role="rowheader" scope="row">
                  {row.label}
                </th>
                <td class={styles['amount']} role="cell">
                  <Show when={sort() !== 'scale'}>
                    <ResultBar parts={partsOf(row)} whole={whole()} />
                  </Show>
                  <span>{amountOf(row.amount)}</span>
                </td>
                <Show when={hasWho()}>
                  <td class={styles['who']} role="cell">
                    <Show when={!props.poll.withoutNames} fallback={timesOf(row.parts)}>
                      <Who parts={row.parts} sort={sort()} />
                    </Show>
                  </td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={spread()}>{(said) => <p class={styles['quiet']}>{said()}</p>}</Show>
    </div>
  );
}

/** Who is behind a row, each with what is theirs. */
function Who(props: {
  readonly parts: readonly ResultPart[];
  readonly sort: PollSort;
}): JSX.Element {
  const { me, memberOf, nameOf } = useWorkspace();
  const withAmount = (): boolean => props.sort === 'dots' || props.sort === 'rank';
  const said = (part: ResultPart): string => {
    const name = part.by === me ? pollsWords.you : nameOf(part.by);
    return withAmount() ? pollsWords.placed(name, part.amount) : name;
  };
  return (
    <Show when={props.parts.length > 0} fallback={pollsWords.nobody}>
      <ul class={styles['people']}>
        <For each={props.parts}>
          {(part) => (
            <li class={styles['person']}>
              <Avatar size="small" name={nameOf(part.by)} colour={memberOf(part.by)?.colour ?? 0} />
              <span>{said(part)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** How often each place was given, where nobody is named. */
function timesOf(parts: readonly ResultPart[]): string {
  const places = [...new Set(parts.map(({ amount }) => amount))];
  return places
    .map((place) =>
      pollsWords.placedTimes(place, parts.filter(({ amount }) => amount === place).length),
    )
    .join(', ');
}

/** A whole number as it is, another with one digit behind its point, in the person's own writing. */
const amountOf = (amount: number): string =>
  new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(amount);
