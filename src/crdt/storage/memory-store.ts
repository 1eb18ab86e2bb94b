import { liveValue, notifyAll } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { memoryFiles } from './memory-files.ts';
import type { OpenStore, SealedStore, StoreFault, StoreState } from './sealed-store.ts';

/** A disk in memory: what it holds outlives the stores that wrote it, as after a restart. */
export interface SimulatedDisk {
  /** Names of the stores that rest here. */
  names(): readonly string[];
  /** What rests under a name; empty when nothing does. */
  entries(name: string): readonly Uint8Array[];
  snapshot(name: string): Uint8Array | undefined;
  /** Sealed files by their names, as they rest. */
  files(name: string): ReadonlyMap<string, Uint8Array>;
  /** From now on nothing is acknowledged, until {@link SimulatedDisk.release}. */
  hold(): void;
  /** Lets what was held reach the disk. */
  release(): void;
  /** The browser is killed: every open store is dead, and what was not acknowledged is lost. */
  crash(): void;
  /** Turns one bit of an entry around. */
  flipByte(name: string, entry: number, byte: number): void;
  /** Turns one bit of the snapshot around. */
  flipSnapshotByte(name: string, byte: number): void;
  /** Makes an entry unreadable even as a record. */
  damage(name: string, entry: number): void;
}

/** Stores over one {@link SimulatedDisk}. */
export interface MemoryStores {
  readonly open: OpenStore;
  /** Deletes a store that is not open here. */
  erase(name: string): Promise<void>;
  /**
   * Every write fails in this way from now on, or every one into the store of that name; with undefined they succeed, and
   * what failed is tried again.
   */
  readonly failWith: (fault: StoreFault | undefined, name?: string) => void;
  readonly disk: SimulatedDisk;
}

interface Resting {
  entries: Uint8Array[];
  snapshot: Uint8Array | undefined;
  damaged: number;
  readonly files: Map<string, Uint8Array>;
}

interface Handle {
  readonly name: string;
  readonly flush: () => void;
  readonly hear: (entries: readonly Uint8Array[]) => void;
  readonly die: (why: 'closed' | 'gone') => void;
}

const nothing = (): Resting => ({
  entries: [],
  snapshot: undefined,
  damaged: 0,
  files: new Map(),
});

/** An empty disk and the stores on it. Storing takes a microtask, so simulations are quick and repeatable. */
export function createMemoryStores(): MemoryStores {
  const restingByName = new Map<string, Resting>();
  const handles = new Set<Handle>();
  let everywhere: StoreFault | undefined;
  const byName = new Map<string, StoreFault>();
  let held = false;
  /** Whoever waits until the disk answers again. */
  const heldUp: (() => void)[] = [];
  const letGo = (): void => {
    held = false;
    for (const goOn of heldUp.splice(0)) goOn();
  };

  const flushAll = (): void => {
    for (const handle of [...handles]) handle.flush();
  };
  const eraseNow = (name: string): void => {
    restingByName.delete(name);
    for (const handle of [...handles]) if (handle.name === name) handle.die('gone');
  };
  const at = (name: string, entry: number): readonly [Resting, Uint8Array] => {
    const resting = restingByName.get(name);
    const bytes = resting?.entries[entry];
    if (resting === undefined || bytes === undefined) throw new RangeError('no such entry');
    return [resting, bytes];
  };

  const open = (name: string): Result<SealedStore, StoreFault> => {
    const faultNow = (): StoreFault | undefined => byName.get(name) ?? everywhere;
    if (faultNow() === 'unavailable') return err('unavailable');
    const found = restingByName.get(name) ?? nothing();
    restingByName.set(name, found);
    const resting = found;
    const state = liveValue<StoreState>({ tag: 'saved' });
    const listeners = new Set<(entries: readonly Uint8Array[]) => void>();
    let ended: StoreFault | undefined;
    let waiting: {
      readonly entries: readonly Uint8Array[];
      answer: ((result: Result<void, StoreFault>) => void) | undefined;
    }[] = [];

    const answerAll = (result: Result<void, StoreFault>): void => {
      for (const one of waiting) {
        one.answer?.(result);
        one.answer = undefined;
      }
    };
    const tellFault = (why: StoreFault): void => {
      const now = state.get();
      if (now.tag !== 'failed' || now.fault !== why) state.set({ tag: 'failed', fault: why });
      answerAll(err(why));
    };
    const handle: Handle = {
      name,
      flush() {
        if (ended !== undefined || held) return;
        const fault = faultNow();
        if (fault !== undefined) {
          if (waiting.length > 0) tellFault(fault);
          return;
        }
        const entries = waiting.flatMap((one) => one.entries);
        resting.entries.push(...entries);
        answerAll(ok(undefined));
        waiting = [];
        state.set({ tag: 'saved' });
        if (entries.length === 0) return;
        for (const other of [...handles]) {
          if (other !== handle && other.name === name) other.hear(entries);
        }
      },
      hear: (entries) =>
        queueMicrotask(() => {
          if (ended === undefined) notifyAll(listeners, entries);
        }),
      die(why) {
        ended = why;
        handles.delete(handle);
        if (why === 'gone') tellFault(why);
        else answerAll(err(why));
        waiting = [];
      },
    };
    handles.add(handle);

    const now = (): Result<void, StoreFault> => {
      if (ended !== undefined) return err(ended);
      const fault = faultNow();
      return fault === undefined ? ok(undefined) : err(fault);
    };
    return ok({
      state,
      async load() {
        await Promise.resolve();
        if (ended !== undefined) return err(ended);
        return ok({
          entries: resting.entries.map((entry) => entry.slice()),
          snapshot: resting.snapshot?.slice(),
          damaged: resting.damaged,
        });
      },
      append(entries) {
        if (ended !== undefined) return Promise.resolve(err(ended));
        if (entries.length === 0) return Promise.resolve(ok(undefined));
        return new Promise((answer) => {
          waiting.push({ entries: entries.map((entry) => entry.slice()), answer });
          if (state.get().tag === 'saved') state.set({ tag: 'saving' });
          queueMicrotask(handle.flush);
        });
      },
      async putSnapshot(sealed) {
        const copy = sealed.slice();
        await Promise.resolve();
        const result = now();
        if (result.ok) resting.snapshot = copy;
        return result;
      },
      async rewrite(keep, as = (entry) => entry) {
        await Promise.resolve();
        if (held) await new Promise<void>((goOn) => heldUp.push(goOn));
        // What stands for the entries that go may be among what waits: it rests first, or nothing goes.
        handle.flush();
        await Promise.resolve();
        const result = now();
        if (result.ok) {
          resting.entries = resting.entries.filter(keep).map(as);
          resting.damaged = 0;
        }
        return result;
      },
      files: () => memoryFiles(resting.files, now),
      flush: () => handle.flush(),
      onForeign(listener) {
        const own = (entries: readonly Uint8Array[]): void => listener(entries);
        listeners.add(own);
        return () => listeners.delete(own);
      },
      async close() {
        await Promise.resolve();
        handle.flush();
        handle.die('closed');
      },
      async erase() {
        await Promise.resolve();
        handle.die('gone');
        eraseNow(name);
      },
    });
  };

  return {
    open: (name) => Promise.resolve(open(name)),
    async erase(name) {
      await Promise.resolve();
      eraseNow(name);
    },
    failWith(next, name) {
      if (name === undefined) everywhere = next;
      else if (next === undefined) byName.delete(name);
      else byName.set(name, next);
      if (next === undefined) flushAll();
    },
    disk: {
      names: () => [...restingByName.keys()],
      entries: (name) => restingByName.get(name)?.entries ?? [],
      snapshot: (name) => restingByName.get(name)?.snapshot,
      files: (name) => restingByName.get(name)?.files ?? new Map(),
      hold() {
        held = true;
      },
      release() {
        letGo();
        flushAll();
      },
      crash() {
        for (const handle of [...handles]) handle.die('closed');
        letGo();
      },
      flipByte(name, entry, byte) {
        const [, bytes] = at(name, entry);
        bytes[byte] = (bytes[byte] ?? 0) ^ 1;
      },
      flipSnapshotByte(name, byte) {
        const snapshot = restingByName.get(name)?.snapshot;
        if (snapshot === undefined) throw new RangeError('no snapshot');
        snapshot[byte] = (snapshot[byte] ?? 0) ^ 1;
      },
      damage(name, entry) {
        const [resting] = at(name, entry);
        resting.entries.splice(entry, 1);
        resting.damaged += 1;
      },
    },
  };
}
