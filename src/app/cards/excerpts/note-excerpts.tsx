import { createEffect, type JSX } from 'solid-js';
import type { ExcerptSources } from '../../../editors/shared/excerpt-quote.ts';
import { inSessionRoom } from '../../live/session-room-context.tsx';
import { createExcerptSources } from './create-excerpt-sources.ts';

/** Tells a page whose matter is something else what is known of excerpts. Shows nothing itself. */
export default inSessionRoom(function NoteExcerpts(props: {
  readonly onSources: (sources: ExcerptSources) => void;
}): JSX.Element {
  const sources = createExcerptSources();
  createEffect(() => props.onSources(sources()));
  return null;
});
