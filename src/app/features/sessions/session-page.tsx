import { createMemo, Show, type JSX } from 'solid-js';
import { useParams } from '@solidjs/router';
import { inSessionRoom, useSessionRoom } from '../../live/session-room-context.tsx';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { sessionsWords } from '../../words/sessions.ts';
import { SessionNotes } from './session-notes.tsx';

/** One session. */
export default inSessionRoom(function SessionPage(): JSX.Element {
  const { recordAlias } = useWorkspace();
  const { sessions } = useSessionRoom();
  const params = useParams();
  const id = createMemo(
    () => sessions.view.sessions.find((one) => recordAlias(one.id) === params['session'])?.id,
  );
  createPlace('sessions', () => id());
  return (
    <>
      <PageHeading heading={sessionsWords.heading} />
      <Show when={id()} keyed>
        {(session) => <SessionNotes session={session} />}
      </Show>
    </>
  );
});
