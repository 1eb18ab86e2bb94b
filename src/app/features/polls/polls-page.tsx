import type { JSX } from 'solid-js';
import { inSessionRoom } from '../../live/session-room-context.tsx';
import { createPlace } from '../../live/workspace-context.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { pollsWords } from '../../words/polls.ts';

/** All polls of this workspace. */
export default inSessionRoom(function PollsPage(): JSX.Element {
  createPlace('polls');
  return <PageHeading heading={pollsWords.heading} />;
});
