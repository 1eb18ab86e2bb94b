import { ending } from './ending.ts';
import { firstMeeting } from './first-meeting.ts';
import { regular } from './regular.ts';
import { review } from './review.ts';

/** Every agenda to begin with, in the order in which they are offered. Adding one: its file, a line here, and its words. */
export const agendaTemplates = [regular, firstMeeting, review, ending] as const;

/** The name of a template, as its words are kept under. */
export type AgendaTemplateKey = (typeof agendaTemplates)[number]['key'];
