import type { DeviceId, MemberId, SpaceId } from '../../basics/id.ts';

/*
 * A person's device has another id in every Space. Here `by`, `to` and `of` are ids in the personal Space, and `device` and
 * `issuer` ids in the workspace that is spoken of.
 */

/** A device that has a workspace, as it says itself. */
export interface Held {
  readonly space: SpaceId;
  readonly by: DeviceId;
  /** What it is in that workspace, and whose. */
  readonly device: DeviceId;
  readonly member: MemberId;
}

/** A device that would have a workspace: its certificate with its consent, made out for one that has it. */
export interface Wish {
  readonly space: SpaceId;
  readonly by: DeviceId;
  readonly device: DeviceId;
  readonly issuer: DeviceId;
  /** The encoded certificate, not yet issued; whoever issues it checks it. */
  readonly certificate: Uint8Array;
}

/** What a wish was granted with, sealed to the device that wished. */
export interface Answer {
  readonly space: SpaceId;
  readonly by: DeviceId;
  readonly to: DeviceId;
  readonly device: DeviceId;
  readonly sealed: Uint8Array;
}

/**
 * Somebody's hand wrote at some time that a device of a workspace belongs to one of this person's devices. It stays when what it
 * stood beside is taken away, so nobody can hide which devices they had made for themselves.
 */
export interface Trace {
  readonly space: SpaceId;
  readonly of: DeviceId;
  readonly device: DeviceId;
  readonly hands: readonly DeviceId[];
}

/** Everything but traces counts only in the hand of the device that it is said by. */
export interface KeysView {
  readonly held: readonly Held[];
  readonly wishes: readonly Wish[];
  readonly answers: readonly Answer[];
  readonly traces: readonly Trace[];
}

export interface KeysVerbs {
  /** The device that writes this has a workspace. */
  hold(held: Omit<Held, 'by'>): void;
  /** It has it no longer. */
  letGo(held: Omit<Held, 'by' | 'member'>): void;
  /** The sleeping device `of` is `device` in a workspace: a trace, for what sleeps says nothing itself. */
  sleep(trace: Omit<Trace, 'hands'>): void;
  wish(wish: Omit<Wish, 'by'>): void;
  answer(answer: Omit<Answer, 'by'>): void;
}

/** Longest certificate and longest answer that are read, in bytes. */
export const keysLimits = { certificate: 1_024, answer: 128 * 1_024 } as const;
