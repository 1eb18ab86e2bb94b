import LogOut from 'lucide-solid/icons/log-out';
import type { JSX } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { sharedWords } from '../words/shared.ts';
import styles from './quick-exit.module.css';

/** Leaves at once; on every page, in the same place. */
export function QuickExit(): JSX.Element {
  const app = useApp();
  return (
    <button
      type="button"
      class={styles['exit']}
      onClick={() => {
        app.attune.flush();
        app.browser.quickExit();
      }}
    >
      <Icon of={LogOut} />
      <span>{sharedWords.quickExit}</span>
    </button>
  );
}
