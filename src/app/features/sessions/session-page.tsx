import { useNavigate, useParams } from '@solidjs/router';
import { createMemo, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { inSessionRoom, useSessionRoom } from '../../live/session-room-context.tsx';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { sessionRoomWords } from '../../words/session-room.ts';
import { SessionSheets } from './session-sheets.tsx';

/** One session: before it, during the hour itself, and what is kept of it. */
export default inSessionRoom(function SessionPage(): JSX.Element {
  const { recordAlias, path } = useWorkspace();
  const { sessions } = useSessionRoom();
  const params = useParams();
  const navigate = useNavigate();
  const id = createMemo(
    (): RecordId | undefined =>
      sessions.view.sessions.find((session) => recordAlias(session.id) === params['session'])?.id,
  );
  createPlace('sessions', () => id());
  return (
    <>
      <BackLink href={path('sessions')} word={sessionRoomWords.back} />
      <Show
        when={id()}
        keyed
        fallback={
          <>
            <PageHeading heading={sessionRoomWords.gone} lead={sessionRoomWords.goneText} />
            <FormActions from="start">
              <Button word={sessionRoomWords.back} onClick={() => navigate(path('sessions'))} />
            </FormActions>
          </>
        }
      >
        {(session) => <SessionSheets session={session} />}
      </Show>
    </>
  );
});
