import { useNavigate, useParams } from '@solidjs/router';
import { createMemo, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { notesWords } from '../../words/notes.ts';
import { NoteSheet } from './note-sheet.tsx';

/** One note: its title and its words, which both write at once. */
export default function NotePage(): JSX.Element {
  const { notes, recordAlias, path } = useWorkspace();
  const params = useParams();
  const navigate = useNavigate();
  const id = createMemo(
    (): RecordId | undefined =>
      notes.view.notes.find((note) => recordAlias(note.id) === params['note'])?.id,
  );
  createPlace('notes', () => id());
  return (
    <>
      <BackLink href={path('notes')} word={notesWords.back} />
      <Show
        when={id()}
        keyed
        fallback={
          <>
            <PageHeading heading={notesWords.gone} lead={notesWords.goneText} />
            <FormActions from="start">
              <Button word={notesWords.back} onClick={() => navigate(path('notes'))} />
            </FormActions>
          </>
        }
      >
        {(note) => <NoteSheet note={note} />}
      </Show>
    </>
  );
}
