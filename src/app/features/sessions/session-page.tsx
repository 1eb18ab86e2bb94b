import type { JSX } from 'solid-js';
import { inSessionRoom } from '../../live/session-room-context.tsx';
import { createPlace } from '../../live/workspace-context.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { sessionsWords } from '../../words/sessions.ts';

/** One session. */
export default inSessionRoom(function SessionPage(): JSX.Element {
  createPlace('sessions');
  return <PageHeading heading={sessionsWords.heading} />;
});
