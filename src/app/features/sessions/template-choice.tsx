import Heading from 'lucide-solid/icons/heading';
import { createUniqueId, For, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { sessionNotesWords } from '../../words/session-notes.ts';
import type { NoteTemplate } from './note-templates/note-template.ts';
import { noteTemplates } from './note-templates/note-templates.ts';
import styles from './session-notes.module.css';

/** Offers headings for notes in which nothing is written yet. Pressed by nobody, it leaves no trace. */
export function TemplateChoice(props: {
  readonly onChoose: (template: NoteTemplate) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles['templates']} ref={(own) => passFocusOn(own)}>
      <Button
        icon={Heading}
        word={sessionNotesWords.startWithHeadings}
        onClick={() => props.onChoose(noteTemplates.usual)}
      />
      <p class={styles['or']} id={id}>
        {sessionNotesWords.otherHeadings}
      </p>
      <ul class={styles['others']} aria-labelledby={id}>
        <For each={noteTemplates.others}>
          {(template) => (
            <li>
              <Button look="quiet" word={template.name} onClick={() => props.onChoose(template)} />
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
