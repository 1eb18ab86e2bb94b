import { equalBytes } from '../basics/bytes.ts';
import type { Count } from '../basics/count.ts';
import { liveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { openRecord, sealRecord } from './keyring-record.ts';
import { recordName } from './keys.ts';
import type { KeyringKeys } from './keys.ts';
import type { VaultCondition, VaultFault, VaultMark, VaultRecords } from './vault-records.ts';
import type { HeldRecord, Keyring } from './vault.ts';

/** Records, keys and helpers of {@link createKeyring}. */
export interface KeyringOptions extends KeyringGround {
  readonly records: VaultRecords;
  readonly random: Random;
  readonly count: Count;
  /** What rests besides keyring records, by name. */
  readonly otherNames: ReadonlySet<string>;
  /** Told when the vault turns out to have gone in another tab, and what rests now. */
  readonly onGone: (resting: ReadonlyMap<string, Uint8Array>) => void;
}

/** What a keyring stands on until its keys are exchanged. */
export interface KeyringGround {
  readonly keys: KeyringKeys;
  /** Rests as long as this vault does. */
  readonly mark: VaultMark;
}

/** A keyring that can be filled and let go of by the vault alone. */
export interface OwnedKeyring extends Keyring {
  /** Takes over what rests now; used at opening and after another tab has written. */
  reload(): Promise<Result<void, VaultFault>>;
  /** Stands on something else from now on, under which `make` has put everything that is held. */
  exchange(
    make: (held: ReadonlyMap<string, HeldRecord>) => Promise<Result<KeyringGround, VaultFault>>,
  ): Promise<Result<void, VaultFault>>;
  close(): void;
}

interface Prepared {
  readonly under: readonly VaultCondition[];
  readonly next: ReadonlyMap<string, HeldRecord | undefined>;
  readonly on: KeyringGround;
}

/** The keyring over sealed records. It holds everything opened in memory, and nothing readable anywhere else. */
export function createKeyring(options: KeyringOptions): OwnedKeyring {
  const { records, random, count, otherNames } = options;
  let ground: KeyringGround = options;
  const heldByName = new Map<string, HeldRecord>();
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
      const record = openRecord(name, sealed, ground.keys);
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
    const { name, bytes } = ground.mark;
    const found = resting.value.get(name);
    if (found === undefined || !equalBytes(found, bytes)) {
      options.onGone(resting.value);
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
      const prepare = (): Prepared | undefined => {
        const { keys, mark } = ground;
        const under: VaultCondition[] = [mark];
        const next = new Map<string, HeldRecord | undefined>();
        for (const change of changes) {
          const name = recordName(keys.name, change.collection, change.id);
          if (change.replaces) {
            const held = heldByName.get(name);
            if (held === undefined) return undefined;
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
        return { under, next, on: ground };
      };
      let prepared = prepare();
      return inTurn(async () => {
        if (closed) return err('unknown');
        // The keys were exchanged while this waited for its turn.
        if (prepared !== undefined && prepared.on !== ground) prepared = prepare();
        if (prepared === undefined) return err('gone');
        const { next, under } = prepared;
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
    exchange: (make) =>
      inTurn(async () => {
        const looked = await lookAgain();
        if (!looked.ok) return looked;
        const next = await make(heldByName);
        if (!next.ok) return next;
        ground = next.value;
        // It happened, whatever can be read just now; a later look takes over what this one could not.
        await lookAgain();
        return ok(undefined);
      }),
    close() {
      closed = true;
      stopListening();
      heldByName.clear();
      valuesById.clear();
    },
  };
}
