import type { SpaceId } from '../basics/id.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { OpenVault } from '../vault/vault.ts';
import { createConcernList } from './concern-list.ts';
import type { ConcernList } from './concern-list.ts';
import { connectSpace } from './connect-space.ts';
import type { SpaceConnection } from './connect-space.ts';
import { spaceKeysOf } from './keyring-records.ts';
import { openSpace } from './open-space.ts';
import type { OpenSpace } from './open-space.ts';
import type { Platform } from './platform.ts';
import type { OpenFault } from './space-state.ts';

/** A Space that is open and attached, for as long as somebody holds it. */
export interface HeldSpace {
  readonly space: OpenSpace;
  readonly connection: SpaceConnection;
  /** Lets go; the last one to do so closes the Space. */
  release(): Promise<void>;
}

/** Opens each Space once per page, however many parts of it need it at a time. */
export interface SpaceRegister {
  hold(id: SpaceId): Promise<Result<HeldSpace, OpenFault>>;
  /** Seals and stores what waits in every open Space, in this tick. */
  flush(): void;
  retryConnections(): void;
  /** Closes a Space whoever holds it: before its bytes are taken off this device. */
  closeNow(id: SpaceId): Promise<void>;
  closeAll(): Promise<void>;
}

interface Opened {
  readonly space: OpenSpace;
  readonly connection: SpaceConnection;
}

/** A register over an opened vault. */
export function createSpaceRegister(options: {
  readonly vault: OpenVault;
  readonly platform: Platform;
}): SpaceRegister {
  const { vault, platform } = options;
  const holders = new Map<SpaceId, number>();
  const concerns = new Map<SpaceId, ConcernList>();
  const openings = new Map<SpaceId, Promise<Result<Opened, OpenFault>>>();
  const opened = new Map<SpaceId, Opened>();
  /** A Space is opened again only after its last closing has ended. */
  const closings = new Map<SpaceId, Promise<void>>();

  const open = async (id: SpaceId): Promise<Result<Opened, OpenFault>> => {
    await closings.get(id);
    const record = spaceKeysOf(vault.keyring, id);
    if (record === undefined) return err('not-here');
    const known = concerns.get(id) ?? createConcernList();
    concerns.set(id, known);
    const space = await openSpace({ record, vault, platform, concerns: known });
    if (!space.ok) return space;
    const both = {
      space: space.value,
      connection: connectSpace({ space: space.value, platform }),
    };
    opened.set(id, both);
    return ok(both);
  };
  const closeNow = async (id: SpaceId): Promise<void> => {
    const both = opened.get(id);
    holders.delete(id);
    openings.delete(id);
    opened.delete(id);
    if (both === undefined) return;
    const closing = both.connection.close().then(() => both.space.close());
    closings.set(id, closing);
    await closing;
    if (closings.get(id) === closing) closings.delete(id);
  };

  const hold = async (id: SpaceId): Promise<Result<HeldSpace, OpenFault>> => {
    const opening = openings.get(id) ?? open(id);
    openings.set(id, opening);
    // Counted before it is open: whoever was first may let go in the moment in which it opens.
    holders.set(id, (holders.get(id) ?? 0) + 1);
    const result = await opening;
    if (!result.ok) {
      if (openings.get(id) === opening) {
        openings.delete(id);
        holders.delete(id);
      }
      return result;
    }
    const both = result.value;
    // Closed by force meanwhile: a closed Space is handed to nobody.
    if (opened.get(id) !== both) return hold(id);
    let held = true;
    return ok({
      ...both,
      async release() {
        if (!held || opened.get(id) !== both) return;
        held = false;
        const left = (holders.get(id) ?? 1) - 1;
        holders.set(id, left);
        if (left === 0) await closeNow(id);
      },
    });
  };

  return {
    hold,
    flush() {
      for (const { space } of opened.values()) space.flush();
    },
    retryConnections() {
      for (const { connection } of opened.values()) connection.retry();
    },
    closeNow,
    async closeAll() {
      await Promise.allSettled([...openings.values()]);
      await Promise.all([...opened.keys()].map((id) => closeNow(id)));
    },
  };
}
