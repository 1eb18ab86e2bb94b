import { agendaLimits, type AgendaRefusal } from '../../../crdt/documents/agenda/types.ts';
import { agendaWords } from '../../words/agenda.ts';

/** Why words did not go on the agenda, and what to do: they stay in their box, whole. */
export function refusalWords(refusal: AgendaRefusal, text: string): string {
  return refusal === 'empty'
    ? agendaWords.emptyItem
    : agendaWords.tooLong(text.length - agendaLimits.text);
}

/** The most minutes that one item may take. */
export const mostMinutes = agendaLimits.minutes;
