import { deleteDatabase } from './database-steps.ts';
import { newsLine } from './store-news.ts';

/** Deletes a store that is not open in this page; other tabs are told first, so that none takes it for a loss. */
export async function eraseStore(name: string): Promise<void> {
  const line = newsLine(name, () => undefined);
  line.tell('erased');
  await deleteDatabase(name);
  line.close();
}
