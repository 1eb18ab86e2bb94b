import { equalBytes } from '../basics/bytes.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { OpaqueRecords, RecordsFault } from './opaque-records.ts';

/** One simulated browser's records; every handle is a tab. They outlive the handles, as a disk does. */
export interface MemoryRecordsDisk {
  /** A new tab's handle. */
  readonly open: () => OpaqueRecords;
  /** What rests, as a reader of the disk finds it. */
  readonly records: Map<string, Uint8Array>;
  deviceKey: CryptoKey | undefined;
  /** Every later write fails in this way (with `unavailable`, reading too); undefined ends it. */
  readonly failWith: (fault: RecordsFault | undefined) => void;
}

/** An empty simulated disk for records. */
export function createMemoryRecords(): MemoryRecordsDisk {
  const tabs = new Set<() => void>();
  let fault: RecordsFault | undefined;

  const readable = (): Result<void, RecordsFault> =>
    fault === 'unavailable' ? err(fault) : ok(undefined);
  const writable = (): Result<void, RecordsFault> =>
    fault === undefined ? ok(undefined) : err(fault);

  const disk: MemoryRecordsDisk = {
    records: new Map(),
    deviceKey: undefined,
    failWith: (next) => {
      fault = next;
    },
    open: () => openTab(),
  };

  const openTab = (): OpaqueRecords => {
    const listeners = new Set<() => void>();
    const hear = (): void => {
      for (const listener of [...listeners]) listener();
    };
    tabs.add(hear);
    const tellOthers = (): void => {
      for (const other of [...tabs]) if (other !== hear) queueMicrotask(other);
    };
    return {
      async all() {
        await Promise.resolve();
        const can = readable();
        return can.ok ? ok(new Map([...disk.records].map(([n, b]) => [n, b.slice()]))) : can;
      },
      async write(changes, under) {
        await Promise.resolve();
        const can = writable();
        if (!can.ok) return can;
        for (const { name, bytes } of under ?? []) {
          const resting = disk.records.get(name);
          const holds =
            resting === undefined || bytes === undefined
              ? resting === bytes
              : equalBytes(resting, bytes);
          if (!holds) return err('gone');
        }
        for (const [name, bytes] of changes) {
          if (bytes === undefined) disk.records.delete(name);
          else disk.records.set(name, bytes.slice());
        }
        tellOthers();
        return can;
      },
      async deviceKey() {
        await Promise.resolve();
        const can = readable();
        return can.ok ? ok(disk.deviceKey) : can;
      },
      async putDeviceKey(key) {
        await Promise.resolve();
        const can = writable();
        if (can.ok) disk.deviceKey = key;
        return can;
      },
      onForeignWrite(listener) {
        const own = (): void => listener();
        listeners.add(own);
        return () => listeners.delete(own);
      },
      async close() {
        await Promise.resolve();
        listeners.clear();
        tabs.delete(hear);
      },
      async erase() {
        await Promise.resolve();
        disk.records.clear();
        disk.deviceKey = undefined;
        tellOthers();
      },
    };
  };
  return disk;
}
