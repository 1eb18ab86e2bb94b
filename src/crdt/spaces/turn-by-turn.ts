import type { DeviceId } from '../basics/id.ts';
import type { RosterDevice } from '../sealing/roster.ts';

/** Each member's first device, then each one's second: nobody stands behind the many devices of somebody else. */
export function turnByTurn(devices: readonly RosterDevice[]): readonly DeviceId[] {
  const turns = new Map<string, number>();
  return devices
    .map(({ device, member }) => {
      const turn = turns.get(member) ?? 0;
      turns.set(member, turn + 1);
      return { device, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ device }) => device);
}
