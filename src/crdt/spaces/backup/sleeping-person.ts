import { createConcernList } from '../concern-list.ts';
import type { Home } from '../home.ts';
import { personalRecords } from '../keyring-records.ts';
import { openSpace } from '../open-space.ts';
import { ownGround } from '../own-ground.ts';
import { sleepingDevice } from './sleeping-device.ts';
import type { SleepingPerson } from './sleeping-device.ts';

/** Opens the personal Space apart, as another tab would. Undefined where there is none, or this browser is no part of it any more. */
export async function sleepingPerson({
  vault,
  platform,
}: Home): Promise<(SleepingPerson & { close(): Promise<void> }) | undefined> {
  const record = personalRecords.get(vault.keyring, 'own');
  if (record === undefined) return undefined;
  const opened = await openSpace({ record, vault, platform, concerns: createConcernList() });
  if (!opened.ok) return undefined;
  const space = opened.value;
  const ground = ownGround({ vault, platform, space });
  const { keyring } = vault;
  const sleeping = await sleepingDevice(space, { keyring, random: platform.random });
  if (!sleeping.ok || ground.isNewer()) {
    await space.close();
    return undefined;
  }
  const { device: of } = sleeping.value;
  return {
    device: of,
    async trace(workspace, device) {
      const isTraced = ground
        .keys()
        .traces.some((one) => one.space === workspace && one.of === of && one.device === device);
      if (!isTraced) ground.write.keys.sleep({ space: workspace, of, device });
      return (await space.saved()).ok;
    },
    close: () => space.close(),
  };
}
