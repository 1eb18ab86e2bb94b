import LockKeyhole from 'lucide-solid/icons/lock-keyhole';
import { Show, type JSX } from 'solid-js';
import { useWorkspaceIfOpen } from '../../live/workspace-context.tsx';
import { Chip } from '../../ui/chip.tsx';
import { shellWords } from '../../words/shell.ts';
import styles from './only-you.module.css';
import { SavedLine } from './saved-line.tsx';

/** The mark of everything that nobody else sees; where no frame around the page says so, also whether it rests safely. */
export function OnlyYou(): JSX.Element {
  const isInside = useWorkspaceIfOpen() !== undefined;
  return (
    <div class={styles['mark']}>
      <Chip look="gentle" icon={LockKeyhole}>
        {shellWords.onlyYou}
      </Chip>
      <Show when={!isInside}>
        <SavedLine />
      </Show>
    </div>
  );
}
