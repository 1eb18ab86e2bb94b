import type { DocumentKind } from './document-kind.ts';
import { goals } from './goals/goals.ts';
import { members } from './members/members.ts';
import { notes } from './notes/notes.ts';

/** Every kind of document there is. Adding one: its folder, one line here, and a run of the contract suite. */
export const documentKinds: readonly DocumentKind<unknown, unknown>[] = [members, goals, notes];
