import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import type { Roster } from '../sealing/roster.ts';
import { condemnedDevices, tracedToRemoved } from './condemned-devices.ts';
import type { OwnRoster } from './condemned-devices.ts';
import { workspaceRecords } from './keyring-records.ts';
import { sweptRecords } from './own-device-records.ts';
import type { OwnGround } from './own-ground.ts';
import type { SpaceRegister } from './space-register.ts';

/** How often a workspace is looked through for the same devices, of which its roster may know nothing yet. */
const againMs = 55 * 60 * 1000;

/** When a workspace was looked through, and for which devices. */
interface Looked {
  readonly atMs: number;
  readonly due: ReadonlySet<DeviceId>;
}

/** What sweeping needs beside the own Space. */
export interface Sweeping {
  readonly spaces: SpaceRegister;
  /** How each workspace was looked through last on this page. */
  readonly looked: Map<SpaceId, Looked>;
}

/**
 * Removes the own devices that were removed from every workspace of this browser as well. It follows from what is written and not from
 * the moment of removing: interrupted anywhere, it is taken up again at the next opening, on whichever own device opens first.
 */
export async function sweepDevices(ground: OwnGround, { spaces, looked }: Sweeping): Promise<void> {
  const removed = new Set(removedFrom(ground.space.log.roster.get()));
  if (removed.size === 0) return;
  const own: OwnRoster = {
    isPresent: (device) => ground.isPresent(device),
    isRemoved: (device) => removed.has(device),
  };
  const { traces } = ground.keys();
  for (const space of new Set(traces.map((trace) => trace.space))) {
    const here = traces.filter((trace) => trace.space === space);
    const due = tracedToRemoved(here, own);
    const record = sweptRecords.get(ground.vault.keyring, space);
    const swept = new Set(record?.devices);
    if ([...due].every((device) => swept.has(device))) continue;
    const nowMs = ground.platform.clock.nowMs();
    const last = looked.get(space);
    const isNew = [...due].some((device) => last?.due.has(device) !== true);
    if (!isNew && nowMs - (last?.atMs ?? 0) < againMs) continue;
    looked.set(space, { atMs: nowMs, due });
    const { gone, others } = await sweepOne({ ground, spaces, space, own });
    const isMore = gone.some((device) => due.has(device) && !swept.has(device));
    const told = isMore ? { untold: others, sinceMs: nowMs } : {};
    const devices = [...new Set([...swept, ...gone])];
    await ground.vault.keyring.write([sweptRecords.change(space, { ...record, devices, ...told })]);
  }
}

/** Devices that are removed in that workspace, now or since long, and who else is in it. */
async function sweepOne(of: {
  readonly ground: OwnGround;
  readonly spaces: SpaceRegister;
  readonly space: SpaceId;
  readonly own: OwnRoster;
}): Promise<{ readonly gone: readonly DeviceId[]; readonly others: readonly MemberId[] }> {
  const { ground, spaces, space, own } = of;
  const record = workspaceRecords.get(ground.vault.keyring, space);
  const held = record && (await spaces.hold(space));
  const nothing = { gone: [], others: [] };
  if (held?.ok !== true) return nothing;
  try {
    const opened = held.value.space;
    const { log } = opened;
    const traces = ground.keys().traces.filter((trace) => trace.space === space);
    const gone = condemnedDevices({
      ...{ roster: log.roster.get(), member: opened.member, traces, own },
    }).filter((device) => device !== opened.device);
    // Restored or let in where nobody heard of it yet: it must not come in with a certificate that is shown later.
    const unheard = [...tracedToRemoved(traces, own)].filter(
      (device) => log.roster.get().memberOf(device) === undefined,
    );
    if (gone.length + unheard.length > 0) await log.remove([...gone, ...unheard]);
    if (!(await opened.saved()).ok) return nothing;
    const roster = log.roster.get();
    const members = new Set(roster.devices().map(({ member }) => member));
    members.delete(opened.member);
    return { gone: [...removedFrom(roster), ...unheard], others: [...members] };
  } finally {
    await held.value.release();
  }
}

const removedFrom = (roster: Roster): readonly DeviceId[] =>
  roster.removed().map(({ device }) => device);
