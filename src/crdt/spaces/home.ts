import type { OpenVault } from '../vault/vault.ts';
import type { Platform } from './platform.ts';

/** Where somebody lives: the open vault, and the platform that it stands on. */
export interface Home {
  readonly vault: OpenVault;
  readonly platform: Platform;
}
