import { describe, expect, test } from 'vitest';
import { DeviceId, MemberId, SpaceId } from '../../../src/crdt/basics/id.ts';
import type { Trace } from '../../../src/crdt/documents/keys/types.ts';
import { noInvitation } from '../../../src/crdt/sealing/certificate.ts';
import type { RosterDevice } from '../../../src/crdt/sealing/roster.ts';
import { condemnedDevices } from '../../../src/crdt/spaces/condemned-devices.ts';

const device = (fill: number): DeviceId => DeviceId.fromBytes(new Uint8Array(16).fill(fill));
const [sam, imani] = [1, 2].map((fill) => MemberId.fromBytes(new Uint8Array(16).fill(fill)));
const space = SpaceId.fromBytes(new Uint8Array(32).fill(1));
/** Own devices in the personal Space: two that are there, and one that was removed. */
const [laptop, tablet, lost] = [device(11), device(12), device(13)];
const own = {
  isPresent: (one: DeviceId) => one === laptop || one === tablet,
  isRemoved: (one: DeviceId) => one === lost,
};
/** What they are in the workspace. */
const [atLaptop, atTablet, atLost, secret] = [device(21), device(22), device(23), device(24)];

const here = (id: DeviceId, issuer: DeviceId, member = sam): RosterDevice => {
  if (member === undefined) throw new Error('there are two');
  const key = new Uint8Array(32);
  const certificate = { signKey: key, agreeKey: key, consent: new Uint8Array(64) };
  return {
    device: id,
    member,
    certificate: { ...certificate, member, issuer, invitation: noInvitation },
  };
};
const trace = (of: DeviceId, at: DeviceId, ...hands: DeviceId[]): Trace => ({
  ...{ space, of, device: at, hands },
});
const condemned = (devices: readonly RosterDevice[], traces: readonly Trace[]) => {
  if (sam === undefined) throw new Error('there are two');
  return condemnedDevices({ roster: { devices: () => devices }, member: sam, traces, own });
};
const all = [here(atLaptop, atLaptop), here(atTablet, atLaptop), here(atLost, atLaptop)];
const said = [
  trace(laptop, atLaptop, laptop),
  trace(tablet, atTablet, tablet),
  trace(lost, atLost, lost),
];

describe('when an own device was removed, of a workspace go', () => {
  test('what it said itself that it was there, and nobody else', () => {
    expect(condemned(all, said)).toEqual([atLost]);
  });

  test('what another of the own devices wrote of it, when it has taken back its own word', () => {
    expect(condemned(all, [...said.slice(0, 2), trace(lost, atLost, laptop)])).toEqual([atLost]);
  });

  test('what it let in there for itself, and what that let in', () => {
    const more = [here(secret, atLost), here(device(25), secret)];
    expect(condemned([...all, ...more], said)).toEqual([atLost, secret, device(25)]);
  });

  test('none that a present device says to be, whatever the removed one wrote of it', () => {
    expect(condemned(all, [...said, trace(lost, atLaptop, lost)])).toEqual([atLost]);
    // Even when the removed one had let it in.
    const byLost = [here(atLost, atLost), here(atLaptop, atLost), here(atTablet, atLost)];
    expect(condemned(byLost, said)).toEqual([atLost]);
  });

  test('none of which word has not come yet, and no device of another person', () => {
    const others = [here(device(26), atLaptop), here(device(27), atLost, imani)];
    expect(condemned([...all, ...others], said)).toEqual([atLost]);
  });

  test('nothing on the word of somebody who is neither it nor present', () => {
    expect(condemned(all, [...said.slice(0, 2), trace(lost, atLost, device(99))])).toEqual([]);
  });
});
