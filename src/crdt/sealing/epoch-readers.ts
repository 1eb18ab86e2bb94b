import type { DeviceId, EpochId, SpaceId } from '../basics/id.ts';
import type { EpochEntry } from './epoch-entry.ts';
import type { PlacedCertificate } from './removal-verdict.ts';
import { deviceOf } from './roster.ts';

/** Who can know which epoch, as far as its entries and the certificates say. */
export interface EpochReaders {
  /** Its maker, its recipients, and those who were let in under it or under a later one that brought it. */
  readonly givenTo: ReadonlyMap<EpochId, ReadonlySet<DeviceId>>;
  /** Those, and all who can know a later one that brought it. */
  readonly knownTo: ReadonlyMap<EpochId, ReadonlySet<DeviceId>>;
}

/**
 * Works out {@link EpochReaders}. An epoch brings those that it goes on from where its maker can have known them: anybody can name an
 * epoch whose id they have seen, and that gives it to nobody.
 */
export function createEpochReaders(of: {
  readonly space: SpaceId;
  readonly entries: ReadonlyMap<EpochId, EpochEntry>;
}): (certificates: readonly PlacedCertificate[]) => EpochReaders {
  const { space, entries } = of;
  let last: { readonly from: string; readonly readers: EpochReaders } | undefined;

  const workOut = (certificates: readonly PlacedCertificate[]): EpochReaders => {
    const givenTo = new Map<EpochId, Set<DeviceId>>();
    const knownTo = new Map<EpochId, Set<DeviceId>>();
    const letIn = new Map<EpochId, Set<DeviceId>>();
    for (const [epoch, { maker, recipients }] of entries) {
      givenTo.set(epoch, new Set([maker, ...recipients]));
      knownTo.set(epoch, new Set([maker, ...recipients]));
      letIn.set(epoch, new Set());
    }
    for (const { issued, places } of certificates) {
      for (const { epoch } of places) letIn.get(epoch)?.add(deviceOf(space, issued));
    }
    let grown = true;
    const add = (to: Set<DeviceId> | undefined, devices: Iterable<DeviceId> = []): void => {
      for (const device of devices) {
        if (to === undefined || to.has(device)) continue;
        to.add(device);
        grown = true;
      }
    };
    while (grown) {
      grown = false;
      for (const [epoch, { maker, previous }] of entries) {
        add(givenTo.get(epoch), letIn.get(epoch));
        add(knownTo.get(epoch), letIn.get(epoch));
        for (const before of previous) {
          if (before === epoch || knownTo.get(before)?.has(maker) !== true) continue;
          add(letIn.get(before), letIn.get(epoch));
          add(knownTo.get(before), knownTo.get(epoch));
        }
      }
    }
    return { givenTo, knownTo };
  };

  return (certificates) => {
    const places = certificates.reduce((sum, one) => sum + one.places.length, 0);
    const from = [entries.size, certificates.length, places].join();
    if (last?.from !== from) last = { from, readers: workOut(certificates) };
    return last.readers;
  };
}
