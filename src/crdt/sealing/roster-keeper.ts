import type { DeviceId } from '../basics/id.ts';
import { type Live, liveValue } from '../basics/live.ts';
import {
  decodeIssuedCertificate,
  encodeIssuedCertificate,
  type IssuedCertificate,
} from './certificate.ts';
import type { OpenedEntry } from './entry.ts';
import type { Genesis } from './genesis.ts';
import { toHex } from '../basics/bytes.ts';
import type { CertificatePlace, PlacedCertificate } from './removal-verdict.ts';
import { founderRoster, type Roster, rosterOf, signaturesHold } from './roster.ts';

interface KnownCertificate extends PlacedCertificate {
  readonly places: CertificatePlace[];
}

/** Makes the roster out of all certificates; given back is the one before where nothing has changed. */
export type MakeRoster = (certificates: readonly PlacedCertificate[], before: Roster) => Roster;

/** Collects certificates and keeps the roster that they make. */
export interface RosterKeeper {
  readonly roster: Live<Roster>;
  /**
   * Takes in a link of a chain, or the payload of a certificate entry with the place of that. One whose issuer is not known yet is
   * kept until it is. False when it is malformed, or signed by somebody else.
   */
  add(encoded: Uint8Array, place?: CertificatePlace): boolean;
  /** Takes in certificates that counted when this device last had them: their signatures are not checked again. */
  recall(certificates: readonly IssuedCertificate[]): void;
  /** All certificates that have counted as signed, in no order. */
  certificates(): readonly PlacedCertificate[];
  /** Makes the roster anew, from now on in this way. Before, nobody has been removed. */
  make(how: MakeRoster): void;
}

/** A keeper that knows the founder only. */
export function createRosterKeeper(genesis: Genesis): RosterKeeper {
  const known = new Map<string, KnownCertificate>();
  const orphansByIssuer = new Map<DeviceId, KnownCertificate[]>();
  const roster = liveValue<Roster>(founderRoster(genesis));
  let how: MakeRoster = (certificates) =>
    rosterOf(
      genesis,
      certificates.map(({ issued }) => issued),
    );
  const renew = (): void => roster.set(how([...known.values()], roster.get()));

  const settleOrphans = (): boolean => {
    let settled = false;
    for (const [issuer, orphans] of orphansByIssuer) {
      const key = roster.get().signKeyOf(issuer);
      if (key === undefined) continue;
      orphansByIssuer.delete(issuer);
      for (const orphan of orphans) {
        if (!signaturesHold(genesis.space, orphan.issued, key)) continue;
        const name = toHex(encodeIssuedCertificate(orphan.issued));
        for (const place of known.get(name)?.places ?? []) stand(orphan, place);
        known.set(name, orphan);
        settled = true;
      }
    }
    return settled;
  };

  return {
    roster,
    recall(certificates) {
      for (const issued of certificates) {
        known.set(toHex(encodeIssuedCertificate(issued)), { issued, places: [] });
      }
      if (certificates.length > 0) renew();
    },
    certificates: () => [...known.values()],
    make(as) {
      how = as;
      renew();
    },
    add(encoded, place) {
      const own = known.get(toHex(encoded));
      if (own !== undefined) {
        if (place !== undefined) stand(own, place);
        return true;
      }
      const issued = decodeIssuedCertificate(encoded);
      if (issued === undefined) return false;
      const { issuer } = issued.certificate;
      const key = roster.get().signKeyOf(issuer);
      if (key !== undefined && !signaturesHold(genesis.space, issued, key)) return false;
      const orphans = orphansByIssuer.get(issuer) ?? [];
      const places = place === undefined ? [] : [place];
      orphansByIssuer.set(issuer, [...orphans, { issued, places }]);
      // Each certificate that counts may be what others have waited for.
      while (settleOrphans()) renew();
      return true;
    },
  };
}

/** What is read anew stands where it stood. */
function stand({ places }: KnownCertificate, place: CertificatePlace): void {
  if (!places.some(({ hash }) => hash === place.hash)) places.push(place);
}

/** Where a certificate entry stands. */
export const placeOf = ({
  header: { feed, sequence },
  hash,
  body: { epoch },
}: OpenedEntry): CertificatePlace => ({ feed, sequence, hash, epoch });
