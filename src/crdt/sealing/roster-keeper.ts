import type { DeviceId } from '../basics/id.ts';
import { type Live, liveValue } from '../basics/live.ts';
import {
  decodeIssuedCertificate,
  encodeIssuedCertificate,
  type IssuedCertificate,
} from './certificate.ts';
import type { Genesis } from './genesis.ts';
import { toHex } from '../basics/bytes.ts';
import { founderRoster, type Roster, rosterOf, signaturesHold } from './roster.ts';

/** Collects certificates and keeps the roster that they make. */
export interface RosterKeeper {
  readonly roster: Live<Roster>;
  /**
   * Takes in the payload of a certificate entry, or a link of a chain. One whose issuer is not known yet is
   * kept until it is. False when it is malformed, or signed by somebody else.
   */
  add(encoded: Uint8Array): boolean;
  /** Takes in certificates that counted when this device last had them: their signatures are not checked again. */
  recall(certificates: readonly IssuedCertificate[]): void;
}

/** A keeper that knows the founder only. */
export function createRosterKeeper(genesis: Genesis): RosterKeeper {
  const known = new Map<string, IssuedCertificate>();
  const orphansByIssuer = new Map<DeviceId, IssuedCertificate[]>();
  const roster = liveValue<Roster>(founderRoster(genesis));

  const settleOrphans = (): boolean => {
    let settled = false;
    for (const [issuer, orphans] of orphansByIssuer) {
      const key = roster.get().signKeyOf(issuer);
      if (key === undefined) continue;
      orphansByIssuer.delete(issuer);
      for (const orphan of orphans) {
        if (!signaturesHold(genesis.space, orphan, key)) continue;
        known.set(toHex(encodeIssuedCertificate(orphan)), orphan);
        settled = true;
      }
    }
    return settled;
  };

  return {
    roster,
    recall(certificates) {
      for (const issued of certificates) known.set(toHex(encodeIssuedCertificate(issued)), issued);
      if (certificates.length > 0) roster.set(rosterOf(genesis, [...known.values()]));
    },
    add(encoded) {
      if (known.has(toHex(encoded))) return true;
      const issued = decodeIssuedCertificate(encoded);
      if (issued === undefined) return false;
      const key = roster.get().signKeyOf(issued.certificate.issuer);
      if (key !== undefined && !signaturesHold(genesis.space, issued, key)) return false;
      const { issuer } = issued.certificate;
      const orphans = orphansByIssuer.get(issuer) ?? [];
      orphansByIssuer.set(issuer, [...orphans, issued]);
      // Each certificate that counts may be what others have waited for.
      while (settleOrphans()) roster.set(rosterOf(genesis, [...known.values()]));
      return true;
    },
  };
}
