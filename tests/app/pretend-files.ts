import { err, ok } from '../../src/crdt/basics/result.ts';
import type { JournalFiles } from '../../src/crdt/spaces/journal-files.ts';

/** Files in memory, named in the order in which they came. */
export function pretendFiles(): JournalFiles {
  const files = new Map<string, Uint8Array>();
  return {
    put(bytes) {
      const name = String(files.size + 1).padStart(64, '0');
      files.set(name, bytes.slice());
      return Promise.resolve(ok(name));
    },
    remove(name) {
      files.delete(name);
      return Promise.resolve(ok(undefined));
    },
    get(name) {
      const bytes = files.get(name);
      return Promise.resolve(bytes === undefined ? err('missing') : ok(bytes.slice()));
    },
  };
}
