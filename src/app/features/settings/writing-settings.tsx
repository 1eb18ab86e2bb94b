import { createUniqueId, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { plainWords } from '../../words/expression.ts';
import { settingsWords } from '../../words/settings.ts';
import styles from './settings.module.css';

/** Hints for plain words, for whoever is a therapist here: nobody else ever gets any. */
export function WritingSettings(): JSX.Element {
  const { attune, preferences } = useApp();
  const { me, memberOf } = useWorkspace();
  const id = createUniqueId();
  return (
    <Show when={memberOf(me)?.part === 'therapist'}>
      <Sheet aria-labelledby={id}>
        <h2 id={id}>{settingsWords.writing}</h2>
        <div class={styles['stack']}>
          <Checkbox
            label={plainWords.hints}
            checked={preferences().plainHints === 'on'}
            onChange={(on) => void attune.setPreferences({ plainHints: on ? 'on' : 'off' })}
          />
          <p class={styles['quiet']}>{settingsWords.writingText}</p>
        </div>
      </Sheet>
    </Show>
  );
}
