import { createCertificate } from '../../sealing/create-certificate.ts';
import { deviceIdOf } from '../../sealing/certificate.ts';
import type { SealedLog } from '../../sealing/sealed-log.ts';
import { deviceIdentity } from '../../sharing/device-identity.ts';
import type { BackedSpace } from '../../backup/backup-part.ts';
import { databaseFiles } from '../../storage/database-files.ts';
import type { SealedStore, StoreFault } from '../../storage/sealed-store.ts';
import type { StoredFiles } from '../../storage/stored-files.ts';
import type { KeyringChange } from '../../vault/vault.ts';
import type { Home } from '../home.ts';
import type { SpaceKeys } from '../keyring-records.ts';
import { restingFiles } from '../resting-files.ts';
import { restingStore } from '../resting-store.ts';
import { openBackedLog } from './backed-log.ts';
import type { Restoring } from './restoring.ts';
import { isFileOfName } from './walk-backup.ts';
import type { SpaceWalk } from './walk-backup.ts';

/**
 * Copies a Space that is not here into a database of its own. This browser becomes a device of its own in it, certified by the sleeping
 * device of the backup: so however often a backup is restored, no two browsers ever write as one device.
 */
export function copySpace(options: {
  readonly home: Home;
  readonly restoring: Restoring;
  readonly part: BackedSpace;
  readonly keys: SpaceKeys;
  /** What puts it in place. */
  readonly change: (fresh: SpaceKeys) => readonly KeyringChange[];
}): SpaceWalk {
  const { home, restoring, part, keys, change } = options;
  const { vault, platform } = home;
  let store: SealedStore | undefined;
  let files: StoredFiles | undefined;
  const refuse = (fault: Restoring['fault']): boolean => {
    restoring.fault = fault;
    return false;
  };
  const refuseStore = (fault: StoreFault): boolean =>
    refuse(fault === 'full' ? 'full' : 'not-kept');
  return {
    async entries(entries) {
      const log = await openBackedLog(keys, { entries, digest: part.digest }, platform);
      if (log === undefined) return refuse('damaged');
      const admitted = admitThisBrowser(log, keys, home);
      log.close();
      const opened = await platform.openStore(vault.storeName(part.space));
      if (!opened.ok) return refuseStore(opened.error);
      store = restingStore(opened.value, () => vault.restSeal(part.space));
      files = restingFiles(store.files(databaseFiles), () => vault.restSeal(part.space));
      const stored = await store.append([...entries, ...admitted.entries]);
      if (!stored.ok) return refuseStore(stored.error);
      restoring.changes.push(...change(admitted.keys));
      return true;
    },
    async file(file) {
      if (file.bytes.length === 0) return true;
      if (!(await isFileOfName(file))) return refuse('damaged');
      const put = await files?.putFile(file.name, file.bytes);
      return put?.ok === false ? refuseStore(put.error) : true;
    },
    async end() {
      await store?.close();
      return true;
    },
    left: async () => store?.close(),
  };
}

/** A seed of this browser's own, certified by the sleeping device in a feed that nobody goes on with. */
function admitThisBrowser(
  log: SealedLog,
  keys: SpaceKeys,
  { platform }: Home,
): { readonly keys: SpaceKeys; readonly entries: readonly Uint8Array[] } {
  const { space, member } = keys;
  const seed = platform.random.bytes(32);
  const { signer, agreeKey } = deviceIdentity(seed);
  const entries: Uint8Array[] = [];
  const stop = log.onEntries((batch) => entries.push(...batch.entries));
  const sleeping = deviceIdOf(space, deviceIdentity(keys.seed).signKey);
  log.admit(createCertificate({ space, signer, agreeKey, issuer: sleeping, member }));
  stop();
  const chain = log.roster.get().chainTo(deviceIdOf(space, signer.publicKey));
  return { keys: { ...onlyKeys(keys), seed, chain }, entries };
}

/** Without what a record of a workspace says beside its keys. */
const onlyKeys = ({ space, genesis, seed, chain, epochs, member }: SpaceKeys): SpaceKeys => ({
  space,
  genesis,
  seed,
  chain,
  epochs,
  member,
});
