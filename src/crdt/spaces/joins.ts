import type { Cancel } from '../basics/clock.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import { doorstepAddress } from '../sharing/doorstep-address.ts';
import { createNewcomer } from '../sharing/newcomer.ts';
import type { NewcomerState } from '../sharing/newcomer.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { InvitationToken } from './attune.ts';
import { becomeOwnDevice } from './become-own-device.ts';
import type { JoinRequest, JoinState } from './joining.ts';
import { joinRecords } from './door-records.ts';
import type { JoinRecord } from './door-records.ts';
import { moveIn } from './move-in.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

/** The requests to come in that this device has made and that are not settled. */
export interface Joins {
  readonly requests: Live<readonly JoinRequest[]>;
  /** Stores the request, then knocks. Asking twice with one link goes on with the first request. */
  ask(options: {
    readonly token: InvitationToken;
    readonly name: string;
  }): Promise<JoinRequest | undefined>;
  retry(): void;
  close(): Promise<void>;
}

/** Takes up every request that rests in the keyring. */
export function createJoins(options: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Joins {
  const { vault, platform, spaces } = options;
  const { keyring } = vault;
  const requests = liveValue<readonly JoinRequest[]>([]);
  const running = new Map<string, RunningJoin>();
  const tell = (): void => requests.set([...running.values()].map(({ request }) => request));
  const stop = async (id: string): Promise<void> => {
    const join = running.get(id);
    running.delete(id);
    tell();
    await join?.close();
  };
  const start = (id: string, record: JoinRecord): JoinRequest => {
    const join = runJoin({ id, record, vault, platform, spaces, forget: () => stop(id) });
    running.set(id, join);
    tell();
    return join.request;
  };
  for (const [id, record] of joinRecords.list(keyring)) start(id, record);

  return {
    requests,
    async ask({ token, name }) {
      const id = token.invitation;
      await stop(id);
      const earlier = joinRecords.get(keyring, id);
      const record: JoinRecord = {
        ...token,
        name,
        seed: earlier?.seed ?? platform.random.bytes(32),
        startedMs: platform.clock.nowMs(),
      };
      const written = await keyring.write([joinRecords.change(id, record)]);
      if (!written.ok) return undefined;
      void platform.persist();
      return start(id, record);
    },
    retry() {
      for (const join of running.values()) join.retryConnection();
    },
    async close() {
      await Promise.all([...running.keys()].map(stop));
    },
  };
}

interface RunningJoin {
  readonly request: JoinRequest;
  retryConnection(): void;
  close(): Promise<void>;
}

/** One request: its room at the doorstep, and the newcomer's side of what is said there. */
function runJoin(options: {
  readonly id: string;
  readonly record: JoinRecord;
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
  readonly forget: () => Promise<void>;
}): RunningJoin {
  const { id, record, vault, platform, spaces } = options;
  const isDevice = record.device === true;
  const newcomer = createNewcomer({
    token: record,
    name: record.name,
    seed: record.seed,
    clock: platform.clock,
    random: platform.random,
    count: platform.count,
    accept: (welcome, by) => {
      const arriving = { joinId: id, join: record, welcome, by, vault, platform, spaces };
      return isDevice ? becomeOwnDevice(arriving) : moveIn(arriving);
    },
  });
  const room = platform.transport.join({
    address: doorstepAddress(record.secret),
    gate: (link) => Promise.resolve(link.id),
  });
  const view = (): JoinState => {
    const state: NewcomerState = newcomer.state.get();
    if (state.tag === 'let-in')
      return isDevice ? { tag: 'added' } : { tag: 'let-in', workspace: state.space };
    if (state.tag !== 'waiting') return state;
    return room.state.get();
  };
  const state = liveValue(view());
  const tell = (): void => {
    const now = view();
    state.set(now);
    // Settled: the doorstep is left, and what remains is what it led to.
    if (now.tag === 'let-in' || now.tag === 'added') void options.forget();
  };
  const stops: Cancel[] = [
    newcomer.state.subscribe(tell),
    room.state.subscribe(tell),
    room.onConnection(({ link }) => newcomer.attach(link)),
  ];
  const close = async (): Promise<void> => {
    for (const stop of stops) stop();
    newcomer.close();
    await room.leave();
  };
  return {
    request: {
      invitation: record.invitation,
      id,
      yourName: record.name,
      device: isDevice,
      state,
      retry() {
        newcomer.retry();
        room.retry();
      },
      async giveUp() {
        const written = await vault.keyring.write([joinRecords.change(id, undefined)]);
        if (!written.ok) return err(written.error === 'full' ? 'full' : 'unknown');
        await options.forget();
        return ok(undefined);
      },
    },
    retryConnection: () => room.retry(),
    close,
  };
}
