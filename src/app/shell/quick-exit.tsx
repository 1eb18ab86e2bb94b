import LogOut from 'lucide-solid/icons/log-out';
import { onCleanup, type JSX } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { sharedWords } from '../words/shared.ts';
import styles from './quick-exit.module.css';
import { onThreeShifts } from './three-shifts.ts';

/** Leaves at once, by this button or three presses of Shift; on every page, in the same place. */
export function QuickExit(): JSX.Element {
  const { attune, browser, preferences } = useApp();
  const leave = (): void => {
    browser.quickExit(preferences().leaveTo);
    attune.flush();
    // This page goes with its keys; other tabs would hand theirs to whoever comes back.
    void attune.lock.lockNow();
  };
  const mayLeave = (): void => browser.expectQuickExit();
  onCleanup(onThreeShifts(leave, mayLeave));
  return (
    <button
      type="button"
      class={styles['exit']}
      title={sharedWords.quickExitKeys}
      onPointerEnter={mayLeave}
      onFocus={mayLeave}
      onClick={leave}
    >
      <Icon of={LogOut} />
      <span>{sharedWords.quickExit}</span>
    </button>
  );
}
