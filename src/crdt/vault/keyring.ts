import { equalBytes } from '../basics/bytes.ts';
import type { Count } from '../basics/count.ts';
import { liveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { openRecord, sealRecord } from './keyring-record.ts';
import type { KeyringRecord } from './keyring-record.ts';
import { recordName } from './keys.ts';
import type { KeyringKeys } from './keys.ts';
import type { VaultCondition, VaultFault, VaultMark, VaultRecords } from './vault-records.ts';
import type { Keyring } from './vault.ts';

/** Records, keys and helpers of {@link createKeyring}. */
export interface KeyringOptions {
  readonly records: VaultRecords;
  readonly keys: KeyringKeys;
  readonly random: Random;
  readonly count: Count;
  /** What rests besides keyring records, by name. */
  readonly otherNames: ReadonlySet<string>;
  /** Rests as long as this vault does. */
  readonly mark: VaultMark;
  /** Told when the vault turns out to have been erased: in another tab, with everything that was in it. */
  readonly onGone: () => void;
}

/** A keyring that can be filled and let go of by the vault alone. */
export interface OwnedKeyring extends Keyring {
  /** Takes over what rests now; used at opening and after another tab has written. */
  reload(): Promise<Result<void, VaultFault>>;
  close(): void;
}

interface Held {
  /** Undefined when it could not be opened: set aside, left where it is, counted once. */
  readonly record: KeyringRecord | undefined;
  readonly sealed: Uint8Array;
}

/** The keyring over sealed records. It holds everything opened in memory, and nothing readable anywhere else. */
export function createKeyring(options: KeyringOptions): OwnedKeyring {
  const { records, keys, random, count, otherNames, mark } = options;
  const heldByName = new Map<string, Held>();
  const valuesById = new Map<string, Map<string, unknown>>();
  const revision = liveValue(0);
  let closed = false;

  // One thing at a time, so that a reload never takes back what is being written.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const changed = (): void => {
    valuesById.clear();
    for (const { record } of heldByName.values()) {
      if (record === undefined) continue;
      const values = valuesById.get(record.collection) ?? new Map<string, unknown>();
      valuesById.set(record.collection, values.set(record.id, record.value));
    }
    revision.set(revision.get() + 1);
  };
  const takeOver = (resting: ReadonlyMap<string, Uint8Array>): void => {
    let any = false;
    for (const name of [...heldByName.keys()]) {
      if (resting.has(name)) continue;
      heldByName.delete(name);
      any = true;
    }
    for (const [name, sealed] of resting) {
      if (otherNames.has(name)) continue;
      const held = heldByName.get(name);
      if (held !== undefined && equalBytes(held.sealed, sealed)) continue;
      const record = openRecord(name, sealed, keys);
      if (record === undefined) count('vault/record-damaged');
      heldByName.set(name, { record, sealed });
      any = true;
    }
    if (any) changed();
  };
  const lookAgain = async (): Promise<Result<void, VaultFault>> => {
    if (closed) return ok(undefined);
    const resting = await records.all();
    if (!resting.ok) return resting;
    const found = resting.value.get(mark.name);
    if (found === undefined || !equalBytes(found, mark.bytes)) {
      options.onGone();
      return err('gone');
    }
    takeOver(resting.value);
    return ok(undefined);
  };
  const reload = (): Promise<Result<void, VaultFault>> => inTurn(lookAgain);
  const stopListening = records.onForeignWrite(() => void reload());

  return {
    revision,
    reload,
    get: (collection, id) => valuesById.get(collection)?.get(id),
    list: (collection) => new Map(valuesById.get(collection)),
    async write(changes) {
      const under: VaultCondition[] = [mark];
      const next = new Map<string, Held | undefined>();
      for (const change of changes) {
        const name = recordName(keys.name, change.collection, change.id);
        if (change.replaces) {
          const held = heldByName.get(name);
          if (held === undefined) return err('gone');
          under.push({ name, bytes: held.sealed });
        }
        if (change.begins) under.push({ name, bytes: undefined });
        if (change.value === undefined) {
          next.set(name, undefined);
          continue;
        }
        const sealed = sealRecord(change, keys, random);
        // What is held is what was sealed, whatever the caller does with its object later.
        next.set(name, { sealed, record: openRecord(name, sealed, keys) });
      }
      return inTurn(async () => {
        if (closed) return err('unknown');
        const written = await records.write(
          new Map([...next].map(([name, held]) => [name, held?.sealed])),
          under,
        );
        if (!written.ok) {
          if (written.error === 'gone') await lookAgain();
          return written;
        }
        for (const [name, held] of next) {
          if (held === undefined) heldByName.delete(name);
          else heldByName.set(name, held);
        }
        changed();
        return written;
      });
    },
    close() {
      closed = true;
      stopListening();
      heldByName.clear();
      valuesById.clear();
    },
  };
}
