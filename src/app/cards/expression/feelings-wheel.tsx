import { createSignal, createUniqueId, For, type JSX } from 'solid-js';
import { expressionWords } from '../../words/expression.ts';
import { feelingFamilies, type FeelingFamily } from '../../words/feelings.ts';
import styles from './feelings-wheel.module.css';
import { alongRadius, ringPath, upright, type RingPiece } from './wheel-geometry.ts';

/** A family, or one of its feelings. */
interface Spot {
  readonly family: number;
  readonly feeling: number | undefined;
}

/** In units of the drawing, which is 600 wide and high with its middle at 0, 0. */
const rings = {
  families: { inner: 70, outer: 166 },
  feelings: { inner: 166, outer: 298 },
} as const;
/** Half of what stands between two pieces, and what rounds their corners. */
const gap = 5.5;

const turnOfFamily = 360 / feelingFamilies.length;
/** The first family is centred at the top. */
const startOf = (family: number): number => (family - 0.5) * turnOfFamily;

function pieceOf({ family, feeling }: Spot): RingPiece {
  const from = startOf(family);
  if (feeling === undefined) return { from, to: from + turnOfFamily, ...rings.families };
  const turn = turnOfFamily / (feelingFamilies[family]?.feelings.length ?? 1);
  const begin = from + feeling * turn;
  return { from: begin, to: begin + turn, ...rings.feelings };
}

const wordOf = ({ family, feeling }: Spot): string => {
  const of = feelingFamilies[family];
  return (feeling === undefined ? of?.word : of?.feelings[feeling]) ?? '';
};

const same = (one: Spot, other: Spot | undefined): boolean =>
  one.family === other?.family && one.feeling === other.feeling;

const inner: readonly Spot[] = feelingFamilies.map((_, family) => ({
  family,
  feeling: undefined,
}));
const outer: readonly Spot[] = feelingFamilies.flatMap(({ feelings }, family) =>
  feelings.map((_, feeling) => ({ family, feeling })),
);

const spotsOf = (family: FeelingFamily, ring: readonly Spot[]): readonly Spot[] =>
  ring.filter((spot) => feelingFamilies[spot.family] === family);

/** Where a key leads: sideways along the ring, up to the feelings of a family, down to the family of a feeling. */
function nextSpot(spot: Spot, key: string): Spot | undefined {
  const ring = spot.feeling === undefined ? inner : outer;
  const at = ring.findIndex((one) => same(one, spot));
  if (key === 'ArrowRight') return ring[(at + 1) % ring.length];
  if (key === 'ArrowLeft') return ring.at(at - 1);
  if (key === 'Home') return ring[0];
  if (key === 'End') return ring.at(-1);
  if (key === 'ArrowUp' && spot.feeling === undefined) return { ...spot, feeling: 0 };
  if (key === 'ArrowDown' && spot.feeling !== undefined) return { ...spot, feeling: undefined };
  return undefined;
}

/**
 * Feelings as a wheel: families inside, the feelings of each around them. One place in it takes part in the order of
 * Tab; arrow keys go on from there.
 */
export function FeelingsWheel(props: { readonly onChoose: (word: string) => void }): JSX.Element {
  const id = createUniqueId();
  const [at, setAt] = createSignal<Spot>({ family: 0, feeling: undefined });
  /** What the middle shows: where the pointer or focus is. */
  const [seen, setSeen] = createSignal<Spot>();
  let wheel: SVGSVGElement | undefined;
  const onKey = (event: KeyboardEvent, spot: Spot): void => {
    const next = nextSpot(spot, event.key);
    if (event.key === 'Enter' || event.key === ' ') props.onChoose(wordOf(spot));
    else if (next === undefined) return;
    else {
      setAt(next);
      wheel?.querySelector<SVGGElement>('[tabindex="0"]')?.focus();
    }
    event.preventDefault();
  };
  const segment = (spot: Spot): JSX.Element => (
    <Segment
      spot={spot}
      inTabOrder={same(spot, at())}
      onChoose={() => props.onChoose(wordOf(spot))}
      onKeyDown={(event) => onKey(event, spot)}
      onFocus={() => setAt(spot)}
      onSeen={(isSeen) => setSeen(isSeen ? spot : undefined)}
    />
  );
  return (
    <div class={styles['frame']}>
      <svg
        ref={(own) => {
          wheel = own;
        }}
        class={styles['wheel']}
        viewBox="-300 -300 600 600"
        role="group"
        aria-label={expressionWords.wheel}
        aria-describedby={id}
      >
        <For each={feelingFamilies}>
          {(family) => (
            <g role="group" aria-label={family.word} data-feeling={family.id}>
              <g data-ring="families">
                <For each={spotsOf(family, inner)}>{segment}</For>
              </g>
              <g data-ring="feelings">
                <For each={spotsOf(family, outer)}>{segment}</For>
              </g>
            </g>
          )}
        </For>
        <Middle spot={seen()} />
      </svg>
      <p class={styles['keys']} id={id}>
        {expressionWords.wheelKeys}
      </p>
    </div>
  );
}

/** One place in the wheel, which is a button. */
function Segment(props: {
  readonly spot: Spot;
  readonly inTabOrder: boolean;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onSeen: (isSeen: boolean) => void;
}): JSX.Element {
  const place = (): string =>
    props.spot.feeling === undefined
      ? upright(pieceOf(props.spot))
      : alongRadius(pieceOf(props.spot));
  return (
    <g
      class={styles['segment']}
      role="button"
      aria-label={wordOf(props.spot)}
      tabindex={props.inTabOrder ? 0 : -1}
      onClick={() => props.onChoose()}
      onKeyDown={(event) => props.onKeyDown(event)}
      onFocus={() => {
        props.onFocus();
        props.onSeen(true);
      }}
      onBlur={() => props.onSeen(false)}
      onPointerEnter={() => props.onSeen(true)}
      onPointerLeave={() => props.onSeen(false)}
    >
      <path class={styles['piece']} d={ringPath(pieceOf(props.spot), gap)} />
      <text class={styles['word']} transform={place()} aria-hidden="true">
        {wordOf(props.spot)}
      </text>
    </g>
  );
}

/** The middle says the word one is on; nothing is only there. */
function Middle(props: { readonly spot: Spot | undefined }): JSX.Element {
  const lines = (): readonly string[] =>
    props.spot === undefined ? expressionWords.wheelMiddle : wordOf(props.spot).split(' ');
  return (
    <g
      class={styles['middle']}
      data-shown={props.spot === undefined ? 'question' : 'word'}
      aria-hidden="true"
    >
      <For each={lines()}>
        {(line, index) => <text y={(index() - (lines().length - 1) / 2) * 23}>{line}</text>}
      </For>
    </g>
  );
}
