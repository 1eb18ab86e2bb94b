import {
  createContext,
  createEffect,
  createMemo,
  createSignal,
  onCleanup,
  Show,
  untrack,
  useContext,
  type Accessor,
  type Component,
} from 'solid-js';
import { err, ok, type Result } from '../../crdt/basics/result.ts';
import type { RecordId } from '../../crdt/basics/id.ts';
import type {
  Concern,
  FoundEntry,
  Journal,
  JournalFiles,
  JournalVerbs,
  JournalView,
  KeepFault,
  NoteSession,
  PersonalSpace,
  SavingState,
} from '../../crdt/spaces/index.ts';
import { useApp } from './app-context.tsx';
import { createFollowed } from './create-followed.ts';
import { createLive } from './create-live.ts';
import { createLiveFrom } from './create-live-from.ts';
import { createShownSaving } from './create-shown-saving.ts';

export type { Concern, FoundEntry, JournalEntry, JournalView } from '../../crdt/spaces/index.ts';
export type { FileFault } from '../../crdt/spaces/index.ts';

/** Why there is no journal to write in: it could not be founded or opened, or a part of the app could not be fetched. */
export type JournalFault = KeepFault | 'not-loaded';

/**
 * This person's journal, for pages with or without an open workspace. Looking founds nothing: as long as nothing was ever
 * written it is an empty one, and `add` begins it.
 */
export interface JournalValue {
  /** Entries that did not change are the same objects as before: lists go by them. */
  readonly view: Accessor<JournalView>;
  /** Made with a newer version: shown as far as it is known, not changed. */
  readonly newer: Accessor<boolean>;
  /** Why what rests here is not shown; undefined when all of it is. */
  readonly fault: Accessor<JournalFault | undefined>;
  /** Tries once more to open what could not be opened. */
  readonly tryAgain: () => void;
  /** Adds an entry, and founds the journal before the first. */
  readonly add: (
    entry: Parameters<JournalVerbs['add']>[0],
  ) => Promise<Result<RecordId, JournalFault | 'newer'>>;
  /** What can be done to entries; undefined as long as there is no journal, and so no entry. */
  readonly verbs: Accessor<Omit<JournalVerbs, 'body' | 'add'> | undefined>;
  /** Opens an entry for the editor. Read in a memo it is opened anew when need be; the caller closes it. */
  readonly openEntry: (entry: RecordId) => NoteSession | undefined;
  /** Entries that hold all words of a query, the latest day first; follows the journal where it is read in a memo. */
  readonly search: (query: string) => readonly FoundEntry[];
  /** For when somebody turns to the search: the first letter then waits for nothing. */
  readonly prepareSearch: () => void;
  /** Photos, sealed at rest; undefined as long as there is no journal. */
  readonly files: Accessor<JournalFiles | undefined>;
  readonly saving: Accessor<SavingState>;
  /** What was set aside as it rested here. */
  readonly concerns: Accessor<readonly Concern[]>;
  readonly dismissConcern: (id: string) => void;
}

const JournalContext = createContext<JournalValue>();

/** A page or a part of one that shows the journal: shown as soon as it is known what there is. */
export function inJournal<Props extends object>(Part: Component<Props>): Component<Props> {
  return (props) => {
    const { value, isKnown } = createJournal();
    return (
      <Show when={isKnown()}>
        <JournalContext.Provider value={value}>
          <Part {...props} />
        </JournalContext.Provider>
      </Show>
    );
  };
}

/** The journal of this person. */
export function useJournal(): JournalValue {
  const value = useContext(JournalContext);
  if (value === undefined) throw new Error('useJournal is used outside inJournal.');
  return value;
}

/** The journal where the page is in it: for parts that also stand elsewhere. */
export function useJournalIfThere(): JournalValue | undefined {
  return useContext(JournalContext);
}

const noEntries: JournalView = { entries: [], removed: [] };
const noConcerns: readonly Concern[] = [];
const saved: SavingState = { tag: 'saved' };

function createJournal(): { readonly value: JournalValue; readonly isKnown: Accessor<boolean> } {
  const { attune, browser, state } = useApp();
  const personal = createLive(attune.personal);
  const space = createMemo(() => {
    const now = personal();
    return now.tag === 'open' ? now.space : undefined;
  });
  // What rests here is opened to be looked at; where nothing rests, nothing is founded.
  const open = (): void => void attune.openPersonal();
  // What did not open while nobody looked may do so now.
  if (untrack(personal).tag === 'not-open') open();
  createEffect(() => {
    if (personal().tag === 'resting') open();
  });
  const [loaded, setLoaded] = createSignal<Result<Journal, 'not-loaded'>>();
  const [tries, setTries] = createSignal(0);
  createEffect(() => {
    const opened = space();
    tries();
    let isCurrent = true;
    onCleanup(() => {
      isCurrent = false;
      setLoaded(undefined);
    });
    if (opened === undefined) return;
    void loadJournal(opened).then((outcome) => {
      if (isCurrent) setLoaded(outcome);
    });
  });
  const journal = createMemo(() => {
    const opened = space() === undefined ? undefined : loaded();
    return opened?.ok === true ? opened.value : undefined;
  });
  const fault = (): JournalFault | undefined => {
    const now = personal();
    if (now.tag === 'not-open') return now.reason;
    const opened = now.tag === 'open' ? loaded() : undefined;
    return opened?.ok === false ? opened.error : undefined;
  };
  const isKnown = createMemo<boolean>((was) => {
    // Once it stands it stays: a page that founds the journal is not taken away while it does.
    if (was) return true;
    const { tag } = personal();
    if (tag === 'none') return state().tag !== 'opening';
    return tag === 'not-open' || (tag === 'open' && loaded() !== undefined);
  }, false);

  const view = createFollowed(() => journal()?.entries.view, noEntries);
  const newer = createFollowed(() => journal()?.entries.newer, false);
  const renewed = createFollowed(() => journal()?.renewed, 0);
  const saving = createFollowed(() => space()?.saving, saved);

  const value: JournalValue = {
    view,
    newer,
    fault,
    tryAgain() {
      if (personal().tag === 'open') setTries(tries() + 1);
      else open();
    },
    async add(entry) {
      const opened = await attune.openPersonal();
      if (!opened.ok) return opened;
      const loading = await loadJournal(opened.value);
      if (!loading.ok) return loading;
      const { entries } = loading.value;
      return entries.newer.get() ? err('newer') : ok(entries.verbs.add(entry));
    },
    verbs: () => {
      renewed();
      return journal()?.entries.verbs;
    },
    openEntry(entry) {
      renewed();
      return journal()?.openEntry(entry);
    },
    search(query) {
      view();
      return journal()?.search(query) ?? [];
    },
    prepareSearch: () => journal()?.prepareSearch(),
    files: () => journal()?.files,
    saving: createShownSaving(createLiveFrom(saving), browser.clock),
    concerns: createFollowed(() => space()?.concerns, noConcerns),
    dismissConcern: (id) => space()?.dismissConcern(id),
  };
  return { value, isKnown };
}

async function loadJournal(space: PersonalSpace): Promise<Result<Journal, 'not-loaded'>> {
  try {
    return ok(await space.openJournal());
  } catch {
    return err('not-loaded');
  }
}
