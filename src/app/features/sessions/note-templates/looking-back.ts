import { noteTemplatesWords } from '../../../words/note-templates.ts';
import type { NoteTemplate } from './note-template.ts';

/** A look back at the way so far. */
export const lookingBack: NoteTemplate = noteTemplatesWords.lookingBack;
