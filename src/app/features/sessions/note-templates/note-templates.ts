import { ending } from './ending.ts';
import { firstMeeting } from './first-meeting.ts';
import { lookingBack } from './looking-back.ts';
import type { NoteTemplate } from './note-template.ts';
import { regular } from './regular.ts';

/** Every template: the one for most hours, and the others. */
export const noteTemplates: {
  readonly usual: NoteTemplate;
  readonly others: readonly NoteTemplate[];
} = { usual: regular, others: [firstMeeting, lookingBack, ending] };
