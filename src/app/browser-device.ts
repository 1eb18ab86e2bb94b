import { chooseBackupPlace } from './backup-place.ts';
import type { Device } from './live/device.ts';
import { nameOfBrowser } from './name-of-browser.ts';
import { keepBeside, keptBeside } from './theme/keep-beside.ts';
import { showName } from './theme/neutral-name.ts';

/** What newer browsers tell of their passkeys (WebAuthn level 3). */
interface TellsOfPasskeys {
  getClientCapabilities?(): Promise<Readonly<Record<string, boolean | undefined>>>;
}

/** The device around this page. */
export const browserDevice: Device = {
  async storage() {
    try {
      const { storage } = navigator;
      const [estimate, persistent] = await Promise.all([storage.estimate(), storage.persisted()]);
      return { usedBytes: estimate.usage, persistent };
    } catch {
      return undefined;
    }
  },
  async askToKeep() {
    try {
      return await navigator.storage.persist();
    } catch {
      return false;
    }
  },
  get isOutsideHomeScreen() {
    // Only browsers of the Home Screen's makers tell it.
    const isOutside = 'standalone' in navigator && navigator.standalone === false;
    return isOutside && navigator.maxTouchPoints > 1;
  },
  async canUsePasskeys() {
    if (typeof PublicKeyCredential === 'undefined') return false;
    try {
      const asked: TellsOfPasskeys = PublicKeyCredential;
      const told = await asked.getClientCapabilities?.();
      return told?.['extension:prf'] !== false;
    } catch {
      return true;
    }
  },
  get self() {
    return nameOfBrowser(navigator.userAgent);
  },
  print: () => print(),
  forgetSeen: () => keepBeside('seen', undefined),
  forgetMarks() {
    for (const mark of ['theme', 'name', 'seen'] as const) keepBeside(mark, undefined);
    showName('own');
  },
  backups: async (attune) => (await import('../crdt/spaces/backup-face.ts')).browserBackups(attune),
  chooseBackupPlace,
  neutralName: {
    show: (on) => showName(on || keptBeside('name') !== undefined ? 'neutral' : 'own'),
    isOn: () => keptBeside('name') !== undefined,
    keep(on) {
      keepBeside('name', on ? 'plain' : undefined);
      showName(on ? 'neutral' : 'own');
    },
  },
};
