import { useNavigate } from '@solidjs/router';
import { createMemo, onMount, Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { entryAlias } from '../../live/entry-alias.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { journalWords } from '../../words/journal.ts';
import { createNewEntry } from './create-new-entry.ts';
import { EntrySheet } from './entry-sheet.tsx';
import styles from './entry-page.module.css';
import { createJournalHome, type JournalHome } from './journal-home.ts';
import { OnlyYou } from './only-you.tsx';

/** The address that begins an entry. */
const beginning = 'new';

/** One entry, by its name in addresses; or a new one. */
export default function EntryPage(props: { readonly entry: string }): JSX.Element {
  const home = createJournalHome();
  const id = createMemo<RecordId | undefined>(
    () => home.entries().find((entry) => entryAlias(entry.id) === props.entry)?.id,
  );
  return (
    <>
      <div class={styles['top']}>
        <BackLink href={home.listPath} word={journalWords.back} />
        <OnlyYou />
      </div>
      <Show when={props.entry !== beginning} fallback={<Beginning home={home} />}>
        <Show when={id()} keyed fallback={<Gone home={home} />}>
          {(entry) => <EntrySheet home={home} id={entry} />}
        </Show>
      </Show>
    </>
  );
}

/** Begins an entry and goes on to it, so that going back does not begin another. */
function Beginning(props: { readonly home: JournalHome }): JSX.Element {
  const navigate = useNavigate();
  const begin = createNewEntry(untrack(() => props.home));
  const go = async (): Promise<void> => {
    const hasBegun = await begin({ replace: true });
    if (!hasBegun) navigate(props.home.listPath, { replace: true });
  };
  onMount(() => void go());
  return (
    <>
      <PageHeading hidden heading={journalWords.newEntry} />
      <p class={styles['quiet']} role="status">
        {journalWords.starting}
      </p>
    </>
  );
}

function Gone(props: { readonly home: JournalHome }): JSX.Element {
  const navigate = useNavigate();
  return (
    <>
      <PageHeading heading={journalWords.gone} lead={journalWords.goneText} />
      <FormActions from="start">
        <Button word={journalWords.back} onClick={() => navigate(props.home.listPath)} />
      </FormActions>
    </>
  );
}
