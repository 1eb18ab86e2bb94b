import type { DocumentKind } from '../document-kind.ts';
import type { ParkedVerbs, ParkedView } from './types.ts';

export const parked: DocumentKind<ParkedView, ParkedVerbs> = {
  id: 'parked',
  audience: 'personal',
  version: 1,
  read: () => ({ view: { items: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};
