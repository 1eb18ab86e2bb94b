import type { Page } from '@playwright/test';
import { tryWayIn } from '../../src/crdt/spaces/try-way-in.ts';
import { RECORDS_DATABASE } from '../../src/crdt/storage/resting-places.ts';
import { createMemoryRecords } from '../../src/crdt/storage/memory-records.ts';
import { argon2 } from '../../src/crdt/vault/argon2.ts';
import { readWaysInto } from '../../src/crdt/vault/ways-in.ts';
import { WRAPPERS_RECORD } from '../../src/crdt/vault/wrappers/wrapper-list.ts';

/** The vault key and the first key of a closed vault that rests in a page's browser, opened with its passphrase. */
export async function vaultKeysOf(page: Page, passphrase: string): Promise<Buffer> {
  const list = await page.evaluate(
    ([database, name]) =>
      new Promise<number[]>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('records').objectStore('records').get(name);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result instanceof Uint8Array ? [...reading.result] : []);
          };
        };
      }),
    [RECORDS_DATABASE, WRAPPERS_RECORD] as const,
  );
  const records = createMemoryRecords().open();
  await records.write(new Map([[WRAPPERS_RECORD, Uint8Array.from(list)]]));
  const ways = await readWaysInto(records);
  if (!ways.ok) throw new Error(ways.error);
  const keys = await tryWayIn(
    ways.value,
    { way: 'passphrase', passphrase },
    { stretch: argon2, passkeys: undefined, signal: new AbortController().signal },
  );
  if (!keys.ok) throw new Error('The passphrase opens it.');
  return Buffer.from(keys.value);
}
