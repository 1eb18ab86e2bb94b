import { useNavigate } from '@solidjs/router';
import { createSignal, onMount, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { ok } from '../../../crdt/basics/result.ts';
import { entryAlias } from '../../live/entry-alias.ts';
import { inJournal, useJournal } from '../../live/journal-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Fault } from '../../ui/fault.tsx';
import type { HeldLetters } from '../../ui/first-letters.ts';
import { journalFaultWords } from '../../words/journal-faults.ts';

/** Goes to the private note about a session as soon as the journal is open; the one that was written in last, where there are several. */
export default inJournal(function OpenPrivateNote(props: {
  readonly session: RecordId;
  readonly day: string;
  /** What is typed meanwhile. */
  readonly letters: HeldLetters;
}): JSX.Element {
  const journal = useJournal();
  const { path, workspace } = useWorkspace();
  const navigate = useNavigate();
  const [fault, setFault] = createSignal<string>();
  const open = async (): Promise<void> => {
    const about = { workspace: workspace.id, session: props.session };
    const [latest] = journal
      .view()
      .entries.filter(
        (entry) =>
          entry.about?.session === about.session && entry.about.workspace === about.workspace,
      )
      .sort((a, b) => b.changed.atMs - a.changed.atMs);
    const here = journal.fault();
    if (here !== undefined) {
      setFault(journalFaultWords(here));
      return;
    }
    const found =
      latest === undefined ? await journal.add({ day: props.day, about }) : ok(latest.id);
    if (!found.ok) {
      setFault(journalFaultWords(found.error));
      return;
    }
    props.letters.handTo(found.value, { onlyIfAny: latest !== undefined });
    navigate(`${path('journal')}/${entryAlias(found.value)}`);
  };
  onMount(() => void open());
  return <Fault text={fault()} />;
});
