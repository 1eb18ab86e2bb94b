import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { SpaceId } from '../basics/id.ts';
import type { VaultFault } from './vault-records.ts';

/**
 * The vault: one random key that seals the keyring and every snapshot of this browser. The key itself rests
 * only inside wrappers; the device wrapper is the first (more kinds have their place in the format).
 */
export interface Vault {
  /** `absent`: nothing was ever kept here; a mere visit leaves it so. */
  readonly state: Live<VaultState>;
  /** Makes vault key, device wrapper and an empty keyring, and has them stored before it resolves. */
  create(): Promise<Result<OpenVault, VaultFault>>;
  /** Opens what rests here; undefined when there is nothing. */
  open(): Promise<Result<OpenVault | undefined, VaultFault>>;
  /** Deletes keys and records. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

export type VaultState = 'unknown' | 'absent' | 'open' | 'closed';

/** An opened vault: the keyring, and what is derived from the vault key. */
export interface OpenVault {
  readonly keyring: Keyring;
  /** Name of the database where a Space rests (SEALED §1 `store-name`): says nothing about the Space. */
  storeName(space: SpaceId): string;
  /** Seals a snapshot under the Space's `snapshot` key; associated data is the store name. */
  sealSnapshot(space: SpaceId, plain: Uint8Array): Promise<Uint8Array>;
  /** Undefined when it was not sealed by this vault for this Space, or was changed. */
  openSnapshot(space: SpaceId, sealed: Uint8Array): Promise<Uint8Array | undefined>;
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
