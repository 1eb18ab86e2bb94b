import type { SpaceId } from '../basics/id.ts';
import { condemnedDevices, tracedToRemoved } from './condemned-devices.ts';
import type { OwnRoster } from './condemned-devices.ts';
import { workspaceRecords } from './keyring-records.ts';
import { sweptRecords } from './own-device-records.ts';
import type { OwnGround } from './own-ground.ts';
import { removedFrom, removingIn } from './removal.ts';
import type { SpaceRegister } from './space-register.ts';

/**
 * Removes the own devices that were removed from every workspace of this browser as well. It follows from what is written and not from
 * the moment of removing: interrupted anywhere, it is taken up again at the next opening, on whichever own device opens first.
 */
export async function sweepDevices(ground: OwnGround, spaces: SpaceRegister): Promise<void> {
  const removed = removedFrom(ground.space.log.roster.get());
  if (removed.size === 0) return;
  const own: OwnRoster = {
    isPresent: (device) => ground.isPresent(device),
    isRemoved: (device) => removed.has(device),
  };
  const { traces } = ground.keys();
  for (const space of new Set(traces.map((trace) => trace.space))) {
    const here = traces.filter((trace) => trace.space === space);
    const due = tracedToRemoved(here, own);
    const swept = new Set(sweptRecords.get(ground.vault.keyring, space)?.devices);
    if ([...due].every((device) => swept.has(device))) continue;
    if (!(await sweepOne({ ground, spaces, space, own }))) continue;
    const devices = [...new Set([...swept, ...due])];
    await ground.vault.keyring.write([sweptRecords.change(space, { devices })]);
  }
}

/** Whether nothing is left to do in that workspace for now. */
async function sweepOne(of: {
  readonly ground: OwnGround;
  readonly spaces: SpaceRegister;
  readonly space: SpaceId;
  readonly own: OwnRoster;
}): Promise<boolean> {
  const { ground, spaces, space, own } = of;
  const record = workspaceRecords.get(ground.vault.keyring, space);
  if (record === undefined) return false;
  const held = await spaces.hold(space);
  if (!held.ok) return false;
  try {
    const opened = held.value.space;
    const { log } = opened;
    const traces = ground.keys().traces.filter((trace) => trace.space === space);
    const roster = log.roster.get();
    const gone = condemnedDevices({ roster, member: record.member, traces, own }).filter(
      (device) => device !== opened.device,
    );
    if (gone.length > 0) removingIn(log)?.remove(gone);
    return (await opened.saved()).ok && removingIn(log) !== undefined;
  } finally {
    await held.value.release();
  }
}
