import type { DocumentKind } from '../document-kind.ts';
import type { ReflectionsVerbs, ReflectionsView } from './types.ts';

export const reflections: DocumentKind<ReflectionsView, ReflectionsVerbs> = {
  id: 'reflections',
  audience: 'workspace',
  version: 1,
  read: () => ({ view: { reflections: [], removed: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};
