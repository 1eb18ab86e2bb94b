import type { DocumentKind } from '../document-kind.ts';
import type { TasksVerbs, TasksView } from './types.ts';

export const tasks: DocumentKind<TasksView, TasksVerbs> = {
  id: 'tasks',
  audience: 'workspace',
  version: 1,
  read: () => ({ view: { tasks: [], removed: [] }, version: 0, oddities: 0 }),
  verbs: () => ({}) as never,
};
