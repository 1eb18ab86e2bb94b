import type { DeviceId, EpochId } from '../basics/id.ts';
import type { EpochEntry } from './epoch-entry.ts';
import type { EpochReaders } from './epoch-readers.ts';
import type { Genesis } from './genesis.ts';
import type { PlacedCertificate } from './removal-verdict.ts';
import { deviceOf, type Roster } from './roster.ts';

/** Who belongs, and where all certificates stand. */
interface Those {
  readonly roster: Roster;
  readonly certificates: readonly PlacedCertificate[];
}

/** Which epochs those who belong can know. */
export interface OpenEpochs {
  /** Whether each of them was given it. */
  reachesAll(entry: EpochEntry, those: Those): boolean;
  /**
   * Whether each of them can know an epoch: was given it, can read an entry about it, which is sealed under another, and so on back to the
   * first; and can know whose hand made it, as the certificate for that stands under an epoch, too.
   *
   * @param as whose eyes it is seen with. A device whose own hand not everybody can know does not ask for that: what it makes itself would
   * never do, and it would make more without end. `surely`: those of whom it is not known yet under which epoch they were let in
   * count as left out.
   */
  openTo(those: Those, as: { readonly device: DeviceId; readonly surely: boolean }): OpenTo;
}

/** The epochs that are open to all who belong. */
export interface OpenTo {
  has(epoch: EpochId): boolean;
}

/** {@link OpenEpochs} over all epoch entries, and what the entries of each are sealed under. */
export function createOpenEpochs(of: {
  readonly genesis: Genesis;
  readonly entries: ReadonlyMap<EpochId, EpochEntry>;
  readonly undersOf: ReadonlyMap<EpochId, ReadonlySet<EpochId>>;
  readonly readers: (certificates: readonly PlacedCertificate[]) => EpochReaders;
}): OpenEpochs {
  const { genesis, entries, undersOf, readers } = of;
  const { space } = genesis;

  /** Whether everybody is among those who were given it, or among these others. */
  const reaches = (
    given: ReadonlySet<DeviceId> | undefined,
    roster: Roster,
    also: ReadonlySet<DeviceId>,
  ): boolean =>
    roster.devices().every(({ device }) => given?.has(device) === true || also.has(device));
  /** Known from a chain only: where the entry about them stands will be seen. */
  const unplacedIn = (certificates: Those['certificates']): ReadonlySet<DeviceId> =>
    new Set(
      certificates.flatMap(({ issued, places }) =>
        places.length === 0 ? deviceOf(space, issued) : [],
      ),
    );

  return {
    reachesAll: ({ epoch }, { roster, certificates }) =>
      reaches(readers(certificates).givenTo.get(epoch), roster, unplacedIn(certificates)),
    openTo({ roster, certificates }, { device: own, surely }) {
      const also = surely ? new Set<DeviceId>() : unplacedIn(certificates);
      const { givenTo, knownTo } = readers(certificates);
      const reaching = [...entries.values()].filter(({ epoch }) =>
        reaches(givenTo.get(epoch), roster, also),
      );
      const present = roster.devices();
      const findOpen = (
        isAnyHand: boolean,
      ): { readonly open: ReadonlySet<EpochId>; readonly hands: ReadonlySet<DeviceId> } => {
        const open = new Set<EpochId>();
        const hands = new Set<DeviceId>([genesis.device]);
        // One whose entry has not come yet is taken for open, and so is the first, which has none.
        const isOpen = (epoch: EpochId): boolean => open.has(epoch) || !entries.has(epoch);
        const isKnown = (epoch: EpochId): boolean =>
          isOpen(epoch) || present.every(({ device }) => knownTo.get(epoch)?.has(device) === true);
        const isHand = ({ issued, places }: PlacedCertificate): boolean =>
          hands.has(issued.certificate.issuer) &&
          (places.length === 0 ? !surely : places.some(({ epoch }) => isKnown(epoch)));
        for (let known = -1; known < open.size + hands.size;) {
          known = open.size + hands.size;
          for (const one of certificates) if (isHand(one)) hands.add(deviceOf(space, one.issued));
          for (const { epoch, maker } of reaching) {
            const unders = [...(undersOf.get(epoch) ?? [])];
            if ((isAnyHand || hands.has(maker)) && unders.some(isOpen)) open.add(epoch);
          }
        }
        return { open, hands };
      };
      const found = findOpen(false);
      const { open } = surely || found.hands.has(own) ? found : findOpen(true);
      return { has: (epoch) => open.has(epoch) || !entries.has(epoch) };
    },
  };
}
