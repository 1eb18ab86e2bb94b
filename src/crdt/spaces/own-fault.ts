import type { StoreFault } from '../storage/sealed-store.ts';
import type { KeepFault } from './keep-fault.ts';

/**
 * Why something could not be kept in the personal Space: no room on this device, made with a newer version, or anything
 * else that keeps it from resting safely.
 */
export type OwnFault = 'full' | 'newer' | 'not-kept';

/** What a person can do something about is told apart: the rest is one. */
export const ownFaultOf = (fault: KeepFault | StoreFault): OwnFault =>
  fault === 'full' ? 'full' : 'not-kept';
