import { toHex } from '../basics/bytes.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import {
  consentBytes,
  decodeIssuedCertificate,
  type DeviceCertificate,
  deviceIdOf,
  encodeIssuedCertificate,
  issueBytes,
  type IssuedCertificate,
  memberIdOf,
  isOwnDevice,
} from './certificate.ts';
import { type Genesis, readGenesis } from './genesis.ts';
import { verifySignatureNow } from './signing.ts';

/** A device that belongs to the Space. */
export interface RosterDevice {
  readonly device: DeviceId;
  readonly member: MemberId;
  readonly certificate: DeviceCertificate;
}

/** Everyone who belongs to a Space, by device. Never changes; growing gives a new one. */
export interface Roster {
  /** Whether a device belongs to the Space now. */
  has(device: DeviceId): boolean;
  /** Answers for removed devices too, as the two below: what they wrote while they belonged keeps its author. */
  memberOf(device: DeviceId): MemberId | undefined;
  signKeyOf(device: DeviceId): Uint8Array | undefined;
  certificateOf(device: DeviceId): DeviceCertificate | undefined;
  /** Who let a member in by an invitation; undefined for the founder and for strangers. */
  introducerOf(member: MemberId): MemberId | undefined;
  /** Those that belong to the Space now, in the order of their ids. */
  devices(): readonly RosterDevice[];
  /** Those that have been removed, and those that hang on what a removed device did beyond its cut; in the order of their ids. */
  removed(): readonly RosterDevice[];
  /** Those that nobody has removed and that have no place among so many; in the order of their ids. */
  beyond(): readonly RosterDevice[];
  /** Encoded issued certificates from a device that the founder let in to this one; empty for the founder's and for strangers. */
  chainTo(device: DeviceId): readonly Uint8Array[];
  /** All certificates that were reached, in an order in which each issuer comes before whom it let in. */
  certificates(): readonly IssuedCertificate[];
  /**
   * Whether a device was removed by that one alone, and would stay if it has removed it, too: then whatever that one knows, it may be
   * the one that is out. Left out while nobody has been removed.
   */
  readonly wouldOutlast?: (removed: DeviceId, by: DeviceId) => boolean;
}

/** A certificate that is reached from the founder's, and how. */
export interface Link {
  /** Undefined for the founder's, which stands in the genesis. */
  readonly issued: IssuedCertificate | undefined;
  readonly device: RosterDevice;
  readonly issuer: Link | undefined;
  /** How many certificates lie between it and the founder's. */
  readonly depth: number;
}

/** The roster of a Space in which nobody has been let in yet. */
export const founderRoster = (genesis: Genesis): Roster => rosterOf(genesis, []);

/** Whether the signatures of an issued certificate are its device's and its issuer's. */
export function signaturesHold(
  space: SpaceId,
  { certificate, issued }: IssuedCertificate,
  issuerKey: Uint8Array,
): boolean {
  return (
    verifySignatureNow({
      publicKey: certificate.signKey,
      message: consentBytes(space, certificate),
      signature: certificate.consent,
    }) &&
    verifySignatureNow({
      publicKey: issuerKey,
      message: issueBytes(space, certificate),
      signature: issued,
    })
  );
}

/** Whether a certificate may hang on one of its issuer's: a newcomer under an own id, or a device of the same member. */
function mayHang(certificate: DeviceCertificate, issuer: RosterDevice): boolean {
  return isOwnDevice(certificate)
    ? certificate.member === issuer.member
    : certificate.member === memberIdOf(certificate.signKey);
}

/**
 * The roster that a set of certificates makes, whatever their order: all that can be reached from the
 * founder. It only grows with the set. Signatures have been checked by whoever collected them.
 */
export function rosterOf(genesis: Genesis, certificates: readonly IssuedCertificate[]): Roster {
  const links = linksOf(genesis, certificates);
  return rosterFrom(links, countingLinks(links), () => 'here');
}

/**
 * All certificates that are reached from the founder's, in an order in which each issuer comes first.
 *
 * @param counts whether a certificate counts of somebody who is reached; all do when it is left out.
 */
export function linksOf(
  genesis: Genesis,
  certificates: readonly IssuedCertificate[],
  counts?: (issued: IssuedCertificate) => boolean,
): readonly Link[] {
  const founder: Link = {
    issued: undefined,
    device: {
      device: genesis.device,
      member: genesis.certificate.member,
      certificate: genesis.certificate,
    },
    issuer: undefined,
    depth: 0,
  };
  const links: Link[] = [founder];
  const linksByDevice = new Map<DeviceId, Link[]>([[genesis.device, [founder]]]);
  let open = [...certificates];
  for (let grown = true; grown;) {
    grown = false;
    const left: IssuedCertificate[] = [];
    for (const issued of open) {
      const { certificate } = issued;
      const issuer = linksByDevice
        .get(certificate.issuer)
        ?.find((link) => mayHang(certificate, link.device));
      if (issuer === undefined) {
        left.push(issued);
        continue;
      }
      if (counts?.(issued) === false) continue;
      const device = deviceOf(genesis.space, issued);
      const link: Link = {
        issued,
        device: { device, member: certificate.member, certificate },
        issuer,
        depth: issuer.depth + 1,
      };
      links.push(link);
      const own = linksByDevice.get(device);
      if (own === undefined) linksByDevice.set(device, [link]);
      else own.push(link);
      grown = true;
    }
    open = left;
  }
  return links;
}

const devices = new WeakMap<IssuedCertificate, DeviceId>();

/**
 * The device that a certificate is about, worked out once for each: the roster is made anew with each certificate, and in a crowd hashing
 * all their keys each time would take long.
 */
export function deviceOf(space: SpaceId, issued: IssuedCertificate): DeviceId {
  const device = devices.get(issued) ?? deviceIdOf(space, issued.certificate.signKey);
  devices.set(issued, device);
  return device;
}

/**
 * The one link of each device that counts. A device that let itself be certified twice is the same for everybody: of
 * the member with the lower id, and by the certificate that comes first as bytes.
 */
export function countingLinks(links: readonly Link[]): Map<DeviceId, Link> {
  const linkOf = new Map<DeviceId, Link>();
  for (const link of links) {
    const known = linkOf.get(link.device.device);
    if (known === undefined || comesBefore(link, known)) linkOf.set(link.device.device, link);
  }
  return linkOf;
}

/** Whether a device belongs now, has been removed, or has no place among so many. */
export type Standing = 'here' | 'removed' | 'beyond';

/** The roster over these links, where each device stands as it is said to. */
export function rosterFrom(
  links: readonly Link[],
  linkOf: ReadonlyMap<DeviceId, Link>,
  standingOf: (device: DeviceId) => Standing,
): Roster {
  const all = [...linkOf.values()]
    .map((link) => link.device)
    .sort((a, b) => (a.device < b.device ? -1 : 1));
  const those = (standing: Standing): readonly RosterDevice[] =>
    all.filter(({ device }) => standingOf(device) === standing);
  const devices = those('here');
  const removed = those('removed');
  const beyond = those('beyond');
  return {
    has: (device) => linkOf.has(device) && standingOf(device) === 'here',
    memberOf: (device) => linkOf.get(device)?.device.member,
    signKeyOf: (device) => linkOf.get(device)?.device.certificate.signKey,
    certificateOf: (device) => linkOf.get(device)?.device.certificate,
    introducerOf(member) {
      const own = [...linkOf.values()].filter(({ device }) => device.member === member);
      const first = own.find(({ device }) => !isOwnDevice(device.certificate));
      return first?.issuer && linkOf.get(first.issuer.device.device)?.device.member;
    },
    devices: () => devices,
    removed: () => removed,
    beyond: () => beyond,
    chainTo(device) {
      const chain: Uint8Array[] = [];
      for (let link = linkOf.get(device); link?.issued !== undefined; link = link.issuer) {
        chain.unshift(encodeIssuedCertificate(link.issued));
      }
      return chain;
    },
    certificates: () => links.flatMap((link) => (link.issued === undefined ? [] : [link.issued])),
  };
}

function comesBefore(one: Link, other: Link): boolean {
  const [a, b] = [one.device.member, other.device.member];
  if (a !== b) return a < b;
  // The founder's own stands in the genesis, and nothing comes before that.
  const bytesOf = ({ issued }: Link): string =>
    issued === undefined ? '' : toHex(encodeIssuedCertificate(issued));
  return bytesOf(one) < bytesOf(other);
}

/** A chain longer than this is refused unread. */
export const chainLimit = 64;

/**
 * Checks a chain as somebody who knows nothing but the genesis: each link signed by the device before
 * it and by its own. An empty chain names the founder's device. Undefined when anything does not hold.
 */
export function verifyChain(
  space: SpaceId,
  genesis: Uint8Array,
  chain: readonly Uint8Array[],
): Promise<RosterDevice | undefined> {
  return Promise.resolve(checkChain(space, genesis, chain));
}

function checkChain(
  space: SpaceId,
  genesis: Uint8Array,
  chain: readonly Uint8Array[],
): RosterDevice | undefined {
  const founder = readGenesis(genesis);
  if (founder?.space !== space || chain.length > chainLimit) return undefined;
  let last: RosterDevice = {
    device: founder.device,
    member: founder.certificate.member,
    certificate: founder.certificate,
  };
  for (const bytes of chain) {
    const issued = decodeIssuedCertificate(bytes);
    if (
      issued?.certificate.issuer !== last.device ||
      !mayHang(issued.certificate, last) ||
      !signaturesHold(space, issued, last.certificate.signKey)
    ) {
      return undefined;
    }
    const { certificate } = issued;
    last = {
      device: deviceIdOf(space, certificate.signKey),
      member: certificate.member,
      certificate,
    };
  }
  return last;
}
