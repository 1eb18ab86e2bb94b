import { utf8 } from '../basics/bytes.ts';
import type { SpaceId } from '../basics/id.ts';
import type { Count } from '../basics/count.ts';
import { invariant } from '../basics/invariant.ts';
import { liveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { createKeyring } from './keyring.ts';
import type { KeyringOptions, OwnedKeyring } from './keyring.ts';
import { deriveKey, keyringKeys, storeNameOf } from './keys.ts';
import { openSnapshot, sealSnapshot } from './sealed-snapshot.ts';
import type { VaultFault, VaultRecords } from './vault-records.ts';
import type { ExchangeKeys, OpenVault, Vault, VaultSecrets, VaultState } from './vault.ts';
import { unwrapWithDevice, webCrypto } from './wrappers/device-wrapper.ts';
import {
  CLOSED_RECORD,
  TRIES_RECORD,
  WRAPPERS_RECORD,
  WrapperKind,
  asks,
  readWrappers,
} from './wrappers/wrapper-list.ts';

const OTHER_NAMES: ReadonlySet<string> = new Set([WRAPPERS_RECORD, CLOSED_RECORD, TRIES_RECORD]);

/** What a vault stands on. */
export interface VaultOptions {
  readonly records: VaultRecords;
  readonly random: Random;
  readonly count: Count;
}

interface Opened extends OpenVault {
  readonly keyring: OwnedKeyring;
  exchange(make: ExchangeKeys): Promise<Result<void, VaultFault>>;
  /** Forgets the vault key. */
  wipe(): void;
}

/** The vault of one browser. It looks at what rests only when asked to, and stores nothing before `create`. */
export function createVault({ records, random, count }: VaultOptions): Vault {
  const state = liveValue<VaultState>('unknown');
  let opened: Opened | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const damaged = (what: string): Result<never, VaultFault> => {
    count(`vault/${what}`);
    return err('damaged');
  };

  /** The vault key from what rests, and by what it is known again. Anything doubtful is damage: never a new, empty vault over old records. */
  const restingKey = async (
    subtle: SubtleCrypto,
  ): Promise<Result<VaultSecrets | undefined, VaultFault>> => {
    const [resting, key] = await Promise.all([records.all(), records.deviceKey()]);
    if (!resting.ok) return resting;
    if (!key.ok) return key;
    if (resting.value.size === 0) return ok(undefined);
    const list = resting.value.get(WRAPPERS_RECORD);
    if (list === undefined) return damaged('wrappers-missing');
    const wrappers = readWrappers(list);
    if (wrappers === undefined) return damaged('wrappers-unreadable');
    if (wrappers.some(asks)) return err('locked');
    // Something was to be asked for: what would open by itself was put back, or the rest was lost.
    if (resting.value.has(CLOSED_RECORD)) return damaged('ways-missing');
    const own = wrappers.filter(({ kind }) => kind === WrapperKind.device);
    if (own.length === 0) {
      // A newer version's vault, closed by a way that this one does not know.
      count('vault/no-known-wrapper');
      return err('unknown');
    }
    if (key.value === undefined) return damaged('device-key-missing');
    for (const wrapper of own) {
      const vaultKey = await unwrapWithDevice(wrapper, key.value, subtle);
      if (vaultKey !== undefined) {
        return ok({ key: vaultKey, mark: { name: WRAPPERS_RECORD, bytes: list } });
      }
    }
    return damaged('device-key-wrong');
  };

  const letGo = (): void => {
    opened?.wipe();
    opened = undefined;
  };
  /** Another tab has erased or closed this vault: its keys are forgotten here too, and nothing is written under them any more. */
  const onGone: KeyringOptions['onGone'] = (resting) => {
    if (opened === undefined) return;
    count('vault/gone');
    letGo();
    state.set(resting.has(CLOSED_RECORD) ? 'locked' : 'absent');
  };

  const openResting = async (): Promise<Result<OpenVault | undefined, VaultFault>> => {
    if (opened !== undefined) return ok(opened);
    const subtle = webCrypto();
    if (subtle === undefined) return err('unavailable');
    const resting = await restingKey(subtle);
    if (!resting.ok) {
      if (resting.error === 'locked') state.set('locked');
      return resting;
    }
    if (resting.value === undefined) {
      state.set('absent');
      return ok(undefined);
    }
    return openFound(resting.value);
  };
  const openFound = async (secrets: VaultSecrets): Promise<Result<OpenVault, VaultFault>> => {
    if (opened !== undefined) return ok(opened);
    const vault = openWith(secrets, { records, random, count, onGone });
    const loaded = await vault.keyring.reload();
    if (!loaded.ok) {
      vault.wipe();
      return loaded;
    }
    opened = vault;
    state.set('open');
    return ok(vault);
  };

  /** What makes one is loaded only by who has something to keep for the first time. */
  const make = async (): Promise<Result<OpenVault, VaultFault>> => {
    const making = await import('./make-vault.ts').catch(() => undefined);
    return making?.makeVault({ records, random }, openResting) ?? err('unknown');
  };

  return {
    state,
    create: () => inTurn(make),
    open: () => inTurn(openResting),
    openWith: (secrets) => inTurn(() => openFound(secrets)),
    exchange: (make) => inTurn(() => opened?.exchange(make) ?? Promise.resolve(err('unknown'))),
    erase: () =>
      inTurn(async () => {
        letGo();
        await records.erase();
        state.set('absent');
      }),
    close: () =>
      inTurn(async () => {
        letGo();
        await records.close();
        state.set('closed');
      }),
  };
}

function openWith(
  secrets: VaultSecrets,
  { records, random, count, onGone }: VaultOptions & Pick<KeyringOptions, 'onGone'>,
): Opened {
  let present = secrets;
  let wiped = false;
  const open = (): VaultSecrets => {
    invariant(!wiped, 'a closed vault is not used');
    return present;
  };
  let keys = keyringKeys(present.key);
  const { mark } = present;
  const keyring = createKeyring({
    records,
    keys,
    random,
    count,
    otherNames: OTHER_NAMES,
    mark,
    onGone,
  });
  const storeName: OpenVault['storeName'] = (space) => {
    const { key, first = key } = open();
    return storeNameOf(first, space);
  };
  const sealOf = (space: SpaceId, key: Uint8Array) => ({
    key: deriveKey(key, 'snapshot', space),
    associated: utf8(storeName(space)),
  });
  return {
    keyring,
    storeName,
    sealSnapshot: (space, plain) => sealSnapshot(plain, sealOf(space, open().key), random),
    async openSnapshot(space, sealed) {
      const { key, first } = open();
      const plain = await openSnapshot(sealed, sealOf(space, key));
      // Keys were exchanged, and the snapshot has not been sealed anew yet.
      return plain ?? (first && openSnapshot(sealed, sealOf(space, first)));
    },
    // Also once another tab has closed it: what waits is stored as before, and closed where it lies.
    restSeal: (space) => present.restSeal?.(space),
    exchange: (make) =>
      keyring.exchange(async (held) => {
        const next = await make(open(), held);
        if (!next.ok) return next;
        present = next.value;
        keys = keyringKeys(present.key);
        return ok({ keys, mark: present.mark });
      }),
    wipe() {
      wiped = true;
      keyring.close();
      for (const secret of [present.key, present.first, keys.seal, keys.name]) secret?.fill(0);
    },
  };
}
