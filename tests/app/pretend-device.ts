import type { Device, DeviceStorage } from '../../src/app/live/device.ts';
import { pretendBackups, pretendPlace, type PretendBackups } from './pretend-backups.ts';

/** A device of which a test turns everything. */
export interface PretendDevice extends Device {
  rests: DeviceStorage | undefined;
  /** What the browser says when it is asked to keep what rests here. */
  keeps: boolean;
  isOutsideHomeScreen: boolean;
  hasPasskeys: boolean;
  /** Backups that pages are given. */
  readonly kept: PretendBackups;
  /** Whether the person chooses a place for a backup when asked. */
  choosesPlace: boolean;
}

/** A device that notes in `done` what it is asked. */
export function pretendDevice(done: string[], nowMs: number): PretendDevice {
  let isNeutral = false;
  const device: PretendDevice = {
    rests: { usedBytes: 412_000, persistent: false },
    keeps: false,
    isOutsideHomeScreen: false,
    hasPasskeys: true,
    kept: pretendBackups(nowMs, done),
    choosesPlace: true,
    storage: () => Promise.resolve(device.rests),
    askToKeep() {
      if (device.keeps && device.rests !== undefined) {
        device.rests = { ...device.rests, persistent: true };
      }
      return Promise.resolve(device.keeps);
    },
    canUsePasskeys: () => Promise.resolve(device.hasPasskeys),
    self: { name: 'Firefox on a computer', kind: 'computer' },
    print: () => done.push('print'),
    backups: () => Promise.resolve(device.kept),
    chooseBackupPlace(name) {
      done.push(`ask where ${name} goes`);
      return Promise.resolve(device.choosesPlace ? pretendPlace(name) : undefined);
    },
    forgetSeen: () => done.push('forget that something was kept'),
    forgetMarks() {
      isNeutral = false;
      done.push('forget marks');
    },
    neutralName: {
      show: (on) => done.push(on || isNeutral ? 'show neutral name' : 'show own name'),
      isOn: () => isNeutral,
      keep(on) {
        isNeutral = on;
        done.push(on ? 'neutral name' : 'own name');
      },
    },
  };
  return device;
}
