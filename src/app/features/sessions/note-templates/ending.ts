import { noteTemplatesWords } from '../../../words/note-templates.ts';
import type { NoteTemplate } from './note-template.ts';

/** The last session, or one of the last. */
export const ending: NoteTemplate = noteTemplatesWords.ending;
