import type { DeviceId } from '../basics/id.ts';
import type { Roster } from '../sealing/roster.ts';

/**
 * Whether what these say counts, that this device was removed. Whoever was removed has nothing to say in this, but for whom this device
 * alone has removed and who would stay where each has removed the other: then removing it here has settled nothing.
 */
export const saidToBeOut = (
  by: readonly DeviceId[],
  { roster, own }: { readonly roster: Roster; readonly own: DeviceId },
): boolean =>
  by.some((device) => roster.has(device) || roster.wouldOutlast?.(device, own) === true);
