import type { DocumentKind } from '../document-kind.ts';
import type { PaceHistoryVerbs, PaceHistoryView } from './types.ts';

export const paceHistory: DocumentKind<PaceHistoryView, PaceHistoryVerbs> = {
  id: 'pace-history',
  audience: 'personal',
  version: 1,
  read: () => ({ view: { marks: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};
