import {
  createContext,
  createEffect,
  createSignal,
  useContext,
  type Accessor,
  type JSX,
  type ParentProps,
} from 'solid-js';
import type {
  Attune,
  AttuneState,
  InvitationToken,
  WorkspaceSummary,
} from '../../crdt/spaces/index.ts';
import type { DoorNews, JoinRequest, LinkFault } from '../../crdt/spaces/index.ts';
import type { Preferences } from '../../crdt/spaces/index.ts';
import type { Browser } from './browser.ts';
import { createLive } from './create-live.ts';
import { localAlias } from './local-alias.ts';

export type {
  Change,
  InvitationToken,
  Invitation,
  JoinRequest,
  JoinState,
  LinkFault,
  Member,
  NewRecoveryWords,
  Part,
  Unlocking,
  UnlockFault,
  WayIn,
  WayInSummary,
  Preferences,
  SpokenWords,
  WorkspaceSummary,
  GoalsView,
} from '../../crdt/spaces/index.ts';
export { memberLimits, parts } from '../../crdt/spaces/index.ts';

/** An invitation link that led here: read, not readable, or none. */
export type Invited =
  | { readonly tag: 'none' }
  | { readonly tag: 'link'; readonly token: InvitationToken }
  | { readonly tag: 'fault'; readonly fault: LinkFault };

/** The places of a workspace. */
export type PlaceName =
  'today' | 'goals' | 'sessions' | 'notes' | 'polls' | 'journal' | 'people' | 'settings';

/** What every page may read and do, whatever workspace is open. */
export interface AppContextValue {
  readonly attune: Attune;
  readonly browser: Browser;
  readonly state: Accessor<AttuneState>;
  readonly workspaces: Accessor<readonly WorkspaceSummary[]>;
  readonly joins: Accessor<readonly JoinRequest[]>;
  readonly doors: Accessor<readonly DoorNews[]>;
  readonly preferences: Accessor<Preferences>;
  readonly invited: Accessor<Invited>;
  /** Reads a link that somebody pasted; the outcome is also `invited`. */
  readInvitation(link: string): Invited;
  /** Forgets the link that led here. */
  forgetInvitation(): void;
}

const AppContext = createContext<AppContextValue>();

/** Gives pages Attune and the browser. */
export function AppProvider(
  props: ParentProps<{ readonly attune: Attune; readonly browser: Browser }>,
): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- both live as long as the page; they are never exchanged.
  const { attune, browser } = props;
  const [invited, setInvited] = createSignal<Invited>({ tag: 'none' });
  const readInvitation = (link: string): Invited => {
    const read = attune.readInvitation(link.trim());
    const outcome: Invited = read.ok
      ? { tag: 'link', token: read.value }
      : { tag: 'fault', fault: read.error };
    setInvited(outcome);
    return outcome;
  };
  const invitationText = createLive(browser.invitationText);
  createEffect(() => {
    const text = invitationText();
    if (text !== undefined) readInvitation(text);
  });
  const value: AppContextValue = {
    attune,
    browser,
    state: createLive(attune.state),
    workspaces: createLive(attune.workspaces),
    joins: createLive(attune.joins),
    doors: createLive(attune.doors),
    preferences: createLive(attune.preferences),
    invited,
    readInvitation,
    forgetInvitation: () => setInvited({ tag: 'none' }),
  };
  return <AppContext.Provider value={value}>{props.children}</AppContext.Provider>;
}

/** Attune and the browser, for any page. */
export function useApp(): AppContextValue {
  const value = useContext(AppContext);
  if (value === undefined) throw new Error('useApp is used outside an AppProvider.');
  return value;
}

/** The address of a place in one of this person's workspaces. */
export function workspacePath(workspace: WorkspaceSummary, place: PlaceName): string {
  return `/w/${workspaceAlias(workspace)}/${place}`;
}

/** The name of a workspace in addresses on this device. */
export function workspaceAlias(workspace: WorkspaceSummary): string {
  return localAlias(workspace.me, 'workspace');
}
