import { createSignal, type Accessor } from 'solid-js';

/** What somebody looks at in the list of the journal. */
export interface JournalLook {
  readonly query: Accessor<string>;
  readonly setQuery: (query: string) => void;
  /** The month that the calendar shows, "2026-11"; undefined until one is chosen. */
  readonly month: Accessor<string | undefined>;
  readonly setMonth: (month: string) => void;
  /** The day that was chosen in the calendar; then only its entries are shown. */
  readonly day: Accessor<string | undefined>;
  readonly setDay: (day: string | undefined) => void;
  /** Whether a month of the list is open; the latest is, until it is closed. */
  readonly isOpen: (month: string, isLatest: boolean) => boolean;
  readonly setOpen: (month: string, isOpen: boolean) => void;
}

/** Nothing chosen yet. It is kept on this page only. */
export function createJournalLook(): JournalLook {
  const [query, setQuery] = createSignal('');
  const [month, setMonth] = createSignal<string>();
  const [day, setDay] = createSignal<string>();
  const [opened, setOpened] = createSignal<ReadonlyMap<string, boolean>>(new Map());
  return {
    query,
    setQuery: (next) => setQuery(next),
    month,
    setMonth: (next) => setMonth(next),
    day,
    setDay: (next) => setDay(next),
    isOpen: (of, isLatest) => opened().get(of) ?? isLatest,
    setOpen: (of, isOpen) => setOpened((known) => new Map(known).set(of, isOpen)),
  };
}
