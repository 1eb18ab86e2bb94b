import type { JSX } from 'solid-js';
import { inSessionRoom } from '../../live/session-room-context.tsx';
import { createPlace } from '../../live/workspace-context.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { sessionsWords } from '../../words/sessions.ts';

/** All sessions of this workspace. */
export default inSessionRoom(function SessionsPage(): JSX.Element {
  createPlace('sessions');
  return <PageHeading heading={sessionsWords.heading} />;
});
