import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { BackupStep } from '../../../live/device.ts';

/** A piece of work that a person waits for and can end. */
export interface BackupWork {
  /** How far it is; undefined while none is under way, or before its first step. */
  readonly step: Accessor<BackupStep | undefined>;
  /** What is done with it: how far it is, and whether it is still wanted. Any work before it is ended. */
  begin(): { readonly onStep: (step: BackupStep) => void; readonly wanted: () => boolean };
  /** The person wants no more of it. */
  stop(): void;
}

/** Work for as long as the component that asks is there: leaving ends it. */
export function createBackupWork(): BackupWork {
  const [step, setStep] = createSignal<BackupStep>();
  let present = 0;
  const stop = (): void => {
    present += 1;
    setStep(undefined);
  };
  onCleanup(stop);
  return {
    step,
    begin() {
      stop();
      const own = present;
      return {
        onStep: (next) => {
          if (own === present) setStep(next);
        },
        wanted: () => own === present,
      };
    },
    stop,
  };
}
