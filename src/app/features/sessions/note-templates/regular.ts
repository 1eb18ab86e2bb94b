import { noteTemplatesWords } from '../../../words/note-templates.ts';
import type { NoteTemplate } from './note-template.ts';

/** An hour like others, from coming in to what comes next. */
export const regular: NoteTemplate = noteTemplatesWords.regular;
