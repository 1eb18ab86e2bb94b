import { createUniqueId, type JSX } from 'solid-js';
import type { Preferences } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { settingsWords } from '../../words/settings.ts';
import styles from './settings.module.css';

/** Colours, contrast and movement, on this device. */
export function AppearanceSettings(): JSX.Element {
  const app = useApp();
  const id = createUniqueId();
  const change = (part: Partial<Preferences>): void => {
    if (part.theme !== undefined) app.browser.keepTheme(part.theme);
    void app.attune.setPreferences(part);
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{settingsWords.appearance}</h2>
      <div class={styles['stack']}>
        <RadioGroup
          label={settingsWords.theme}
          value={app.preferences().theme}
          options={[
            { value: 'system', word: settingsWords.themes.system },
            { value: 'light', word: settingsWords.themes.light },
            { value: 'dark', word: settingsWords.themes.dark },
          ]}
          onChange={(theme) => change({ theme })}
        />
        <RadioGroup
          label={settingsWords.contrast}
          value={app.preferences().contrast}
          options={[
            { value: 'system', word: settingsWords.contrasts.system },
            { value: 'more', word: settingsWords.contrasts.more },
          ]}
          onChange={(contrast) => change({ contrast })}
        />
        <RadioGroup
          label={settingsWords.motion}
          value={app.preferences().motion}
          options={[
            { value: 'system', word: settingsWords.motions.system },
            { value: 'less', word: settingsWords.motions.less },
          ]}
          onChange={(motion) => change({ motion })}
        />
      </div>
    </Sheet>
  );
}
