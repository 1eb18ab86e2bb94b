import type { Cancel } from '../basics/clock.ts';
import type { DeviceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { ok } from '../basics/result.ts';
import { serialQueue } from '../sealing/serial-queue.ts';
import { spaceKeysOf } from './keyring-records.ts';
import type { OpenSpace } from './open-space.ts';
import { mostPartings, partingRecords } from './parting-records.ts';
import type { Partings } from './parting-records.ts';

/** What this device remembers of partings in one Space, across openings and the same in every tab. */
export interface PartingMemory {
  readonly present: Live<Partings>;
  /** These were removed: each is waited for until then, if this is the first that is heard of it. */
  wait(removed: readonly DeviceId[], untilMs: number): void;
  /** That one was told. */
  tell(removed: DeviceId): void;
  /** That one says that this device was removed. */
  turnedAway(by: DeviceId): void;
  /** That one holds this device for one of the Space: whatever it said before is no more. */
  welcomed(by: DeviceId): void;
  close(): void;
}

/** A change that may be made over anything that another tab has made of it meanwhile; the same record when it changes nothing. */
type Change = (record: Partings) => Partings;

const maxTries = 3;

/** Reads what rests, and keeps what comes. What cannot be kept holds for this page. */
export function rememberPartings({
  id,
  device: own,
  keyring,
}: Pick<OpenSpace, 'id' | 'device' | 'keyring'>): PartingMemory {
  const inOrder = serialQueue();
  const unwritten = new Set<Change>();
  const resting = (): Partings => {
    const record = partingRecords.get(keyring, id);
    return record?.own === own ? record : { own, waiting: [], told: [], by: [] };
  };
  const read = (): Partings => [...unwritten].reduce((record, one) => one(record), resting());
  const present = liveValue(read());
  const look = (): void => {
    const next = read();
    // Every record of the keyring counts its revision up.
    if (JSON.stringify(next) !== JSON.stringify(present.get())) present.set(next);
  };
  const write = async (one: Change): Promise<void> => {
    for (let tries = 0; tries < maxTries; tries += 1) {
      // Nothing is kept of a Space that was taken off this device.
      if (spaceKeysOf(keyring, id) === undefined) return;
      const before = resting();
      const next = one(before);
      const kind = partingRecords.get(keyring, id) === undefined ? 'beginning' : 'replacement';
      const written =
        next === before ? ok(undefined) : await keyring.write([partingRecords[kind](id, next)]);
      if (written.ok) {
        unwritten.delete(one);
        // It was taken off while this was on its way.
        if (spaceKeysOf(keyring, id) === undefined)
          await keyring.write([partingRecords.change(id, undefined)]);
        return;
      }
      // Another tab was first: once more, over what it has made of it.
      if (written.error !== 'gone') return;
    }
  };
  const change = (one: Change): void => {
    if (one(present.get()) === present.get()) return;
    unwritten.add(one);
    void inOrder(() => write(one));
    look();
  };
  const stop: Cancel = keyring.revision.subscribe(look);
  return {
    present,
    wait(removed, untilMs) {
      change((record) => {
        const known = new Set([...record.waiting.map(({ device }) => device), ...record.told]);
        const fresh = removed
          .filter((device) => !known.has(device))
          .slice(0, mostPartings - known.size)
          .map((device) => ({ device, untilMs }));
        if (fresh.length === 0) return record;
        return { ...record, waiting: [...record.waiting, ...fresh] };
      });
    },
    tell(removed) {
      change((record) => {
        if (!record.waiting.some(({ device }) => device === removed)) return record;
        return {
          ...record,
          waiting: record.waiting.filter(({ device }) => device !== removed),
          told: [...record.told, removed],
        };
      });
    },
    turnedAway(by) {
      change((record) =>
        record.by.includes(by) || record.by.length >= mostPartings
          ? record
          : { ...record, by: [...record.by, by] },
      );
    },
    welcomed(by) {
      change((record) =>
        record.by.includes(by)
          ? { ...record, by: record.by.filter((device) => device !== by) }
          : record,
      );
    },
    close: stop,
  };
}
