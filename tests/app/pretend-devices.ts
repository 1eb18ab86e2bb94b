import { DeviceId, InvitationId } from '../../src/crdt/basics/id.ts';
import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import type { MyDevices, OwnDevice, OwnStanding } from '../../src/crdt/spaces/my-devices.ts';
import type { Invitation } from '../../src/crdt/spaces/workspace.ts';
import type { StoreFault } from '../../src/crdt/storage/sealed-store.ts';

/** What a test can see and turn of a person's devices. */
export interface PretendDevices extends MyDevices {
  readonly standing: LiveValue<OwnStanding>;
  readonly list: LiveValue<readonly OwnDevice[]>;
  readonly awaited: LiveValue<number>;
  /** Why nothing can be stored; undefined when it can. */
  readonly fault: LiveValue<StoreFault | undefined>;
  /** A device came in by the last link. */
  comeIn(name: string): void;
}

const deviceId = (fill: number): DeviceId => DeviceId.fromBytes(new Uint8Array(16).fill(fill));

/** Another device in the list. */
export const otherDevice = (nowMs: number, change: Partial<OwnDevice> = {}): OwnDevice => ({
  id: deviceId(2),
  name: 'Phone',
  kind: 'phone',
  backupsOf: undefined,
  isThis: false,
  addedMs: nowMs - 12 * 86_400_000,
  seenMs: nowMs - 86_400_000,
  isHere: false,
  ...change,
});

/** What sleeps in the backups of a device: of this one, when no other is said. */
export const backupsOf = (nowMs: number, device: DeviceId = deviceId(1)): OwnDevice =>
  otherDevice(nowMs, {
    id: deviceId(device === deviceId(1) ? 4 : 5),
    name: '',
    kind: 'backup',
    backupsOf: device,
    addedMs: undefined,
    seenMs: undefined,
  });

/** One device in memory, without a name. */
export function pretendDevices(nowMs: number): PretendDevices {
  const list = liveValue<readonly OwnDevice[]>([
    {
      id: deviceId(1),
      name: '',
      kind: 'computer',
      backupsOf: undefined,
      isThis: true,
      addedMs: undefined,
      seenMs: undefined,
      isHere: false,
    },
  ]);
  const invitations = liveValue<readonly Invitation[]>([]);
  const fault = liveValue<StoreFault | undefined>(undefined);
  const change = (id: DeviceId, to: Partial<OwnDevice>): void =>
    list.set(list.get().map((one) => (one.id === id ? { ...one, ...to } : one)));
  return {
    standing: liveValue<OwnStanding>('in'),
    list,
    awaited: liveValue(0),
    fault,
    introduce({ name, kind }) {
      const own = list.get().find((one) => one.isThis);
      if (own === undefined || (own.name !== '' && own.addedMs !== undefined)) return;
      change(own.id, { name: own.name || (name ?? ''), kind, addedMs: nowMs });
    },
    rename: (id, name) => change(id, { name }),
    links: {
      list: invitations,
      create({ part, forMs }) {
        const why = fault.get();
        if (why !== undefined) return Promise.resolve(err(why));
        const made: Invitation = {
          id: InvitationId.fromBytes(new Uint8Array(16).fill(3)),
          part,
          createdMs: nowMs,
          expiresMs: nowMs + forMs,
          state: 'open',
          usedBy: undefined,
        };
        invitations.set([made]);
        return Promise.resolve(ok(made));
      },
      markGiven: () => Promise.resolve(),
      withdraw: () => Promise.resolve(ok(undefined)),
      link: (id, baseUrl) =>
        invitations.get().some((one) => one.id === id && one.state === 'open')
          ? `${baseUrl}/device#Ag${id}${id}Wq7`
          : undefined,
    },
    comeIn(name) {
      list.set([...list.get(), otherDevice(nowMs, { name, addedMs: nowMs, isHere: true })]);
      invitations.set(
        invitations.get().map((one) => ({ ...one, state: 'used' as const, usedBy: name })),
      );
    },
    remove(id) {
      const why = fault.get();
      if (why !== undefined) return Promise.resolve(err(why));
      list.set(list.get().filter((one) => one.id !== id && one.backupsOf !== id));
      return Promise.resolve(ok(undefined));
    },
  };
}
