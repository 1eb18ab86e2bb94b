import type { DeviceId } from '../../basics/id.ts';

/** What a device is. A backup sleeps: it never writes by itself. */
export const deviceKinds = ['computer', 'phone', 'backup'] as const;
export type OwnDeviceKind = (typeof deviceKinds)[number];

/** What is written of a device. Whether it belongs to this person is for the roster to say, and for nobody else. */
export interface DeviceFacts {
  readonly id: DeviceId;
  /** Empty where nobody has given it one. */
  readonly name: string;
  readonly kind: OwnDeviceKind;
  readonly addedMs: number;
  /** When it said last that it was in use; seldom written. Undefined where it never did by its own hand. */
  readonly seenMs: number | undefined;
}

/** In the order in which they were added. */
export interface DevicesView {
  readonly devices: readonly DeviceFacts[];
}

export interface DevicesVerbs {
  /** Writes of a device what is not written yet; a name that was given stays. */
  introduce(device: {
    readonly id: DeviceId;
    /** Left out where another device has named it. */
    readonly name?: string | undefined;
    /** Left out where only the device itself knows. */
    readonly kind?: OwnDeviceKind | undefined;
  }): void;
  rename(id: DeviceId, name: string): void;
  /** The device that writes this is in use. */
  see(): void;
}

export const deviceLimits = { name: 80 } as const;
