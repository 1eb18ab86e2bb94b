import type { Cancel } from '../basics/clock.ts';
import { SpaceId } from '../basics/id.ts';
import type { MemberId } from '../basics/id.ts';
import { sweptRecords } from './own-device-records.ts';
import type { OwnGround } from './own-ground.ts';
import type { HeldSpace, SpaceRegister } from './space-register.ts';

/** Whoever has been connected for so long has what was written before: copies are compared every 15 seconds. */
const toldMs = 20_000;
/** Each one is a room; what goes beyond that has its turn an hour later. */
const atOnce = 12;
const turnMs = 60 * 60 * 1000;
/** Who has not been there for so long hears of it when both have the workspace open. */
const longestMs = 60 * 24 * 60 * 60 * 1000;

/**
 * Keeps workspaces open from which an own device was taken out, until the others there have heard of it: until then they go on talking to
 * that device, and perhaps nobody opens the workspace here for days.
 */
export interface SpreadRemovals {
  /** Opens what has to be open now, and lets go of the rest. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** None open yet. */
export function createSpreadRemovals(of: {
  readonly ground: Pick<OwnGround, 'vault' | 'platform'>;
  readonly spaces: SpaceRegister;
}): SpreadRemovals {
  const { ground, spaces } = of;
  const { keyring } = ground.vault;
  const { clock } = ground.platform;
  const open = new Map<SpaceId, { readonly held: HeldSpace; readonly stop: Cancel }>();

  const due = (): readonly SpaceId[] => {
    const nowMs = clock.nowMs();
    const all = [...sweptRecords.list(keyring)].flatMap(([id, { untold = [], sinceMs = 0 }]) => {
      const space = SpaceId.parse(id);
      return untold.length === 0 || nowMs - sinceMs > longestMs ? [] : (space ?? []);
    });
    const first = all.length > atOnce ? (Math.floor(nowMs / turnMs) * atOnce) % all.length : 0;
    return [...all.slice(first), ...all.slice(0, first)].slice(0, atOnce);
  };
  const letGo = async (id: SpaceId): Promise<void> => {
    const one = open.get(id);
    open.delete(id);
    one?.stop();
    await one?.held.release();
  };
  const noteTold = async (id: SpaceId, members: readonly MemberId[]): Promise<void> => {
    const record = sweptRecords.get(keyring, id);
    const before = record?.untold ?? [];
    const untold = before.filter((member) => !members.includes(member));
    if (record === undefined || untold.length === before.length) return;
    await keyring.write([sweptRecords.replacement(id, { ...record, untold })]);
  };
  /** Sees who is there, and stays there for a while. */
  const watch = (id: SpaceId, { connection }: HeldSpace): Cancel => {
    let stopWaiting: Cancel = () => undefined;
    const wait = (): void => {
      stopWaiting();
      stopWaiting = clock.after(toldMs, () => {
        const now = connection.state.get();
        if (now.tag === 'connected') void noteTold(id, now.members);
      });
    };
    const stopWatching = connection.state.subscribe(wait);
    wait();
    return () => {
      stopWatching();
      stopWaiting();
    };
  };

  return {
    async look() {
      const wanted = due();
      for (const id of [...open.keys()]) if (!wanted.includes(id)) await letGo(id);
      for (const id of wanted) {
        if (open.has(id)) continue;
        const held = await spaces.hold(id);
        if (held.ok) open.set(id, { held: held.value, stop: watch(id, held.value) });
      }
    },
    async close() {
      for (const id of [...open.keys()]) await letGo(id);
    },
  };
}
