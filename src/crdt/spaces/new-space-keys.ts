import type { Random } from '../basics/random.ts';
import { createGenesis } from '../sealing/create-genesis.ts';
import { firstEpochId } from '../sealing/space-keys.ts';
import { deviceIdentity } from '../sharing/device-identity.ts';
import type { SpaceKeys } from './keyring-records.ts';

/** Keys of a Space that this device founds, with keys of its own that it has nowhere else. Nothing rests yet. */
export function newSpaceKeys(random: Random): SpaceKeys {
  const seed = random.bytes(32);
  const { signer, agreeKey } = deviceIdentity(seed);
  const { genesis, space, certificate } = createGenesis({ signer, agreeKey, random });
  const epoch = firstEpochId(space, genesis);
  return {
    space,
    genesis,
    seed,
    chain: [],
    epochs: [{ epoch, secret: random.bytes(32) }],
    member: certificate.member,
  };
}
