import type { MemberId } from '../../basics/id.ts';
import type { Touch } from '../document-kind.ts';

/** What somebody is in a workspace. */
export const parts = ['therapist', 'client', 'other'] as const;
export type Part = (typeof parts)[number];

/** One of the people of a workspace, as they call themselves. */
export interface Member {
  readonly id: MemberId;
  readonly name: string;
  readonly part: Part;
  /** Which of the people's colours (0 to 5) is theirs: by order of coming in. */
  readonly colour: number;
  readonly joined: Touch;
}

export interface MembersView {
  /** Who is in the workspace. */
  readonly members: readonly Member[];
  /** Who was in it: what they wrote keeps their name and colour. */
  readonly gone: readonly Member[];
  /** The name of the workspace. */
  readonly workspaceName: string;
}

export interface MembersVerbs {
  /** Introduces somebody: oneself, or the newcomer one has let in. Never overwrites a name already given. */
  introduce(member: { readonly id: MemberId; readonly name: string; readonly part: Part }): void;
  /** Changes one's own name. */
  rename(name: string): void;
  nameWorkspace(name: string): void;
}

export const memberLimits = { name: 80, workspaceName: 80 } as const;
