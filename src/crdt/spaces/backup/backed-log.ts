import { deviceIdOf } from '../../sealing/certificate.ts';
import { digestOf } from '../../sealing/digest.ts';
import { verifyChain } from '../../sealing/roster.ts';
import { createSealedLog } from '../../sealing/sealed-log.ts';
import type { SealedLog } from '../../sealing/sealed-log.ts';
import { deriveEpochKeys, spaceIdOf } from '../../sealing/space-keys.ts';
import { agreeSecretOf } from '../../sharing/derive-key.ts';
import { deviceSigner } from '../../sharing/device-signer.ts';
import type { Platform } from '../platform.ts';
import type { SpaceKeys } from '../keyring-records.ts';

/**
 * A Space of a backup, opened in memory as its sleeping device. Undefined when its keys do not belong together, or when its entries do not
 * make the words that `digest` stands for: nothing of it is believed then.
 */
export async function openBackedLog(
  keys: SpaceKeys,
  held: { readonly entries: readonly Uint8Array[]; readonly digest: string },
  { clock, random, count }: Pick<Platform, 'clock' | 'random' | 'count'>,
): Promise<SealedLog | undefined> {
  const { space, genesis, chain, seed, member } = keys;
  if (spaceIdOf(genesis) !== space) return undefined;
  const own = await verifyChain(space, genesis, chain);
  const signer = deviceSigner(seed);
  if (own?.device !== deviceIdOf(space, signer.publicKey) || own.member !== member) {
    return undefined;
  }
  const log = createSealedLog({
    genesis,
    epochs: keys.epochs.map(({ epoch, secret }) => deriveEpochKeys({ space, epoch, secret })),
    device: { id: own.device, member, signer, agreeSecret: () => agreeSecretOf(seed) },
    clock,
    random,
    count,
  });
  await log.learn(chain);
  const report = await log.open({ entries: held.entries });
  if (report.damaged === 0 && digestOf(log.doc) === held.digest) return log;
  count('backup/other-words');
  log.close();
  return undefined;
}
