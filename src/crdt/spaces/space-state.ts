import type { StoreFault } from '../storage/sealed-store.ts';

/** Whether everything this person wrote rests on this device. */
export type SavingState =
  | { readonly tag: 'saved' }
  | { readonly tag: 'saving' }
  | { readonly tag: 'not-saved'; readonly reason: StoreFault };

/** Why a workspace could not be opened; its bytes stay as they are. */
export type OpenFault = 'not-here' | 'no-storage' | 'damaged' | 'unknown';

/**
 * `damaged`: entries on this device could not be opened (set aside, fetched again from the others);
 * `removed`: this device was taken out of the Space, and has learned of it or is told so by a device of it;
 * `two-histories`: one device shows two pasts; `unequal`: the copies differ although they should not.
 */
export interface Concern {
  readonly id: string;
  readonly what: 'damaged' | 'removed' | 'two-histories' | 'unequal';
  readonly healed: boolean;
}
