import type { DeviceId, MemberId } from '../basics/id.ts';
import type { Trace } from '../documents/keys/types.ts';
import type { Roster } from '../sealing/roster.ts';

/** What is known of the own devices when a workspace is looked through. */
export interface OwnRoster {
  isPresent(device: DeviceId): boolean;
  isRemoved(device: DeviceId): boolean;
}

/** Devices of one workspace that a removed own device was, as its own hand or that of a present one has written. */
export function tracedToRemoved(traces: readonly Trace[], own: OwnRoster): ReadonlySet<DeviceId> {
  const found = new Set<DeviceId>();
  for (const { of, device, hands } of traces) {
    if (own.isRemoved(of) && hands.some((hand) => hand === of || own.isPresent(hand)))
      found.add(device);
  }
  for (const device of claimed(traces, own)) found.delete(device);
  return found;
}

/** Devices that a present own device says itself to be: nobody else's word can turn against them. */
const claimed = (traces: readonly Trace[], own: OwnRoster): ReadonlySet<DeviceId> =>
  new Set(
    traces
      .filter(({ of, hands }) => own.isPresent(of) && hands.includes(of))
      .map(({ device }) => device),
  );

/**
 * Which devices of a workspace go with the own devices that were removed: those that they were, and those that these have let in for
 * themselves and no present device says to be. Whatever nobody wrote anything of and hangs on nothing of the kind stays: it may be
 * a new device of which word has not come yet. One answer for the same facts, on whichever device it is asked.
 */
export function condemnedDevices(of: {
  readonly roster: Pick<Roster, 'devices'>;
  /** Who this person is in that workspace. */
  readonly member: MemberId;
  /** Traces of that workspace. */
  readonly traces: readonly Trace[];
  readonly own: OwnRoster;
}): readonly DeviceId[] {
  const { roster, member, traces, own } = of;
  const kept = claimed(traces, own);
  const ours = roster.devices().filter((one) => one.member === member && !kept.has(one.device));
  const gone = new Set(tracedToRemoved(traces, own));
  for (let before = -1; before < gone.size;) {
    before = gone.size;
    for (const { device, certificate } of ours) if (gone.has(certificate.issuer)) gone.add(device);
  }
  return ours.map(({ device }) => device).filter((device) => gone.has(device));
}
