import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { paceHistory } from '../documents/pace-history/pace-history.ts';
import { parked } from '../documents/parked/parked.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Journal } from './journal.ts';
import type { MyDevices } from './my-devices.ts';
import { keepFaultOf } from './keep-fault.ts';
import type { KeepFault } from './keep-fault.ts';
import { personalRecords } from './keyring-records.ts';
import type { SpaceKeys } from './keyring-records.ts';
import { createLastingKind } from './lasting-kind.ts';
import { newSpaceKeys } from './new-space-keys.ts';
import type { PersonalSpace } from './personal-space.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

/**
 * Opens the personal Space, and founds it where there is none. It is built and held as every Space is, so tabs of this
 * browser share it; with one device in it, it joins no room and no server learns of it, unless one that was removed is to be told.
 * With more it is attached as every Space is.
 */
export async function openPersonalSpace(ground: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Promise<Result<PersonalSpace, KeepFault>> {
  const { vault, platform, spaces } = ground;
  const { clock, random, count } = platform;
  const keys = await ownKeys(ground);
  if (!keys.ok) return keys;
  // Held and not let go of: the register closes it with everything else.
  const held = await spaces.hold(keys.value.space);
  if (!held.ok) return err(held.error === 'no-storage' ? 'no-storage' : 'unknown');
  const { space } = held.value;
  // Everything was removed, here or in another tab, while it opened: nothing may rest of it.
  if (personalRecords.get(vault.keyring, 'own') === undefined) {
    await held.value.release();
    return err('unknown');
  }
  const { log, saving } = space;
  const live = { log, write: { by: space.member, clock, random }, count };
  let journal: Promise<Journal> | undefined;
  const loadJournal = async (): Promise<Journal> => {
    const { journalOfSpace } = await import('./journal-of-space.ts');
    return journalOfSpace(space, { ...live, vault });
  };
  let devices: Promise<MyDevices> | undefined;
  const loadDevices = async (): Promise<MyDevices> => {
    const { openMyDevices } = await import('./open-my-devices.ts');
    return openMyDevices({ vault, platform, held: held.value });
  };
  return ok({
    id: space.id,
    parked: createLastingKind({ kind: parked, ...live }),
    paceHistory: createLastingKind({ kind: paceHistory, ...live }),
    openJournal() {
      const loading = (journal ??= loadJournal());
      // What could not be loaded this time is loaded at the next call.
      loading.catch(() => {
        if (journal === loading) journal = undefined;
      });
      return loading;
    },
    openDevices() {
      const loading = (devices ??= loadDevices());
      loading.catch(() => {
        if (devices === loading) devices = undefined;
      });
      return loading;
    },
    async holdsWords() {
      const { holdsWords } = await import('./holds-words.ts');
      return holdsWords(log);
    },
    concerns: space.concerns.all,
    dismissConcern: (id) => space.concerns.dismiss(id),
    saving,
    saved: () => space.saved(),
  });
}

/** The keys that rest here, or new ones, which rest before anything is written with them. */
async function ownKeys({
  vault,
  platform,
}: {
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Promise<Result<SpaceKeys, KeepFault>> {
  const { keyring } = vault;
  const resting = personalRecords.get(keyring, 'own');
  if (resting !== undefined) return ok(resting);
  const written = await keyring.write([
    personalRecords.beginning('own', newSpaceKeys(platform.random)),
  ]);
  if (written.ok) void platform.persist();
  // Another tab was first: its Space is this one too. A record that does not open is never written over.
  const own = personalRecords.get(keyring, 'own');
  if (own !== undefined) return ok(own);
  return err(written.ok ? 'unknown' : keepFaultOf(written.error));
}
