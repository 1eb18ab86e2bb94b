import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { SpaceId } from '../basics/id.ts';
import type { KeyringRecord } from './keyring-record.ts';
import type { VaultFault, VaultMark } from './vault-records.ts';

/**
 * The vault: one random key that seals the keyring and every snapshot of this browser. The key itself rests
 * only inside wrappers: the device's, which asks for nothing, until the first way that asks takes its place.
 */
export interface Vault {
  /** `absent`: nothing was ever kept here; a mere visit leaves it so. */
  readonly state: Live<VaultState>;
  /** Makes vault key, device wrapper and an empty keyring, and has them stored before it resolves. */
  create(): Promise<Result<OpenVault, VaultFault>>;
  /** Opens what rests here, when it opens by itself; undefined when there is nothing. `locked` when something has to be asked for. */
  open(): Promise<Result<OpenVault | undefined, VaultFault>>;
  /** Opens a closed vault with what was asked for. */
  openWith(secrets: VaultSecrets): Promise<Result<OpenVault, VaultFault>>;
  /** Puts other keys in the place of those that are open; nothing else is written to the keyring meanwhile. */
  exchange(make: ExchangeKeys): Promise<Result<void, VaultFault>>;
  /** Deletes keys and records. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

/** `locked`: something rests here that opens only when asked for, or another tab has just closed it like that. */
export type VaultState = 'unknown' | 'absent' | 'open' | 'locked' | 'closed';

/** All that an open vault stands on. */
export interface VaultSecrets {
  readonly key: Uint8Array;
  /** The first key, which names stores as long as the vault lives; undefined where it is `key` itself. */
  readonly first?: Uint8Array | undefined;
  readonly mark: VaultMark;
  /** Closes entries at rest; undefined in a vault that opens by itself, where that would protect nothing. */
  readonly restSeal?: ((space: SpaceId) => RestSeal) | undefined;
}

/** Makes what takes the place of the present keys, and has all that is held resting under them before it resolves. */
export type ExchangeKeys = (
  present: VaultSecrets,
  held: ReadonlyMap<string, HeldRecord>,
) => Promise<Result<VaultSecrets, VaultFault>>;

/** A keyring record as it rests. */
export interface HeldRecord {
  /** Undefined when it could not be opened: set aside, left where it is, counted once. */
  readonly record: KeyringRecord | undefined;
  readonly sealed: Uint8Array;
}

/** Closes entries once more while they rest. */
export interface RestSeal {
  readonly close: (entry: Uint8Array) => Uint8Array;
  /** What was not closed is given as it is: it rested before there was anything to ask for. */
  readonly open: (rested: Uint8Array) => Uint8Array;
}

/** An opened vault: the keyring, and what is derived from the vault key. */
export interface OpenVault {
  readonly keyring: Keyring;
  /** Name of the database where a Space rests (SEALED §1 `store-name`): says nothing about the Space. */
  storeName(space: SpaceId): string;
  /** Seals a snapshot under the Space's `snapshot` key; associated data is the store name. */
  sealSnapshot(space: SpaceId, plain: Uint8Array): Promise<Uint8Array>;
  /** Undefined when it was not sealed by this vault for this Space, or was changed. */
  openSnapshot(space: SpaceId, sealed: Uint8Array): Promise<Uint8Array | undefined>;
  /** Closes a Space's entries at rest; undefined as long as this vault opens by itself. */
  restSeal(space: SpaceId): RestSeal | undefined;
}

/**
 * Sealed, named JSON records: profile, workspaces with their secrets, open invitations, preferences. Every tab
 * sees the same; a change made in another tab arrives by itself. Values are parsed by whoever reads them.
 */
export interface Keyring {
  /** The present value of a record, as unknown JSON; undefined when there is none. */
  get(collection: string, id: string): unknown;
  /** Ids and values of a collection. */
  list(collection: string): ReadonlyMap<string, unknown>;
  /** Writes records together; `ok` only once stored. A value of undefined deletes. */
  write(changes: readonly KeyringChange[]): Promise<Result<void, VaultFault>>;
  /** A number that grows with every change, from this tab or another. */
  readonly revision: Live<number>;
}

export interface KeyringChange {
  readonly collection: string;
  readonly id: string;
  /** JSON; undefined deletes the record. */
  readonly value: unknown;
  /**
   * Only in place of the record that is held here now: when another tab has deleted or changed it meanwhile, nothing is
   * written and the answer is `gone`.
   */
  readonly replaces?: true;
  /**
   * Only where nothing rests under this id yet: of two tabs that begin the same thing at once one does, and the other is
   * told `gone` and holds from then on what the first one wrote.
   */
  readonly begins?: true;
}
