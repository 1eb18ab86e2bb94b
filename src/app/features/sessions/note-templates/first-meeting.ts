import { noteTemplatesWords } from '../../../words/note-templates.ts';
import type { NoteTemplate } from './note-template.ts';

/** A first meeting: what brings both here, and how they want to work. */
export const firstMeeting: NoteTemplate = noteTemplatesWords.firstMeeting;
