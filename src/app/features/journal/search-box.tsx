import Search from 'lucide-solid/icons/search';
import X from 'lucide-solid/icons/x';
import { createUniqueId, Show, type JSX } from 'solid-js';
import { useJournal } from '../../live/journal-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { journalWords } from '../../words/journal.ts';
import type { JournalLook } from './create-journal-look.ts';
import styles from './search-box.module.css';

/** Where words are looked for; what is found changes with every letter, and nothing leaves the device for it. */
export function SearchBox(props: { readonly look: JournalLook }): JSX.Element {
  const journal = useJournal();
  const id = createUniqueId();
  let box: HTMLInputElement | undefined;
  return (
    <search class={styles['search']}>
      <Icon of={Search} />
      <input
        ref={(own) => {
          box = own;
        }}
        class={styles['box']}
        id={id}
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        spellcheck={false}
        aria-label={journalWords.search}
        placeholder={journalWords.search}
        value={props.look.query()}
        onPointerEnter={() => journal.prepareSearch()}
        onFocus={() => journal.prepareSearch()}
        onInput={(event) => props.look.setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.look.setQuery('');
        }}
      />
      <Show when={props.look.query() !== ''}>
        <Button
          look="quiet"
          icon={X}
          iconOnly
          word={journalWords.clearSearch}
          onClick={() => {
            props.look.setQuery('');
            box?.focus();
          }}
        />
      </Show>
    </search>
  );
}
