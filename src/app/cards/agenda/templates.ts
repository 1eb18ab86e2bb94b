import {
  agendaTemplates,
  type AgendaTemplateKey,
} from '../../../crdt/documents/agenda/agenda-templates/agenda-templates.ts';
import { agendaTemplatesWords } from '../../words/agenda-templates.ts';

/** The agendas to begin with, in the order in which they are offered. */
export const templateKeys: readonly AgendaTemplateKey[] = agendaTemplates.map(({ key }) => key);

/** What a template is called. */
export const templateName = (key: AgendaTemplateKey): string => agendaTemplatesWords[key].name;

/** The items of a template in words, ready to be put on an agenda. */
export function templateItems(
  wanted: AgendaTemplateKey,
): readonly { readonly text: string; readonly minutes: number }[] {
  const words: Readonly<Record<string, string>> = agendaTemplatesWords[wanted].items;
  const template = agendaTemplates.find(({ key }) => key === wanted);
  return (template?.items ?? []).flatMap(({ key, minutes }) => {
    const text = words[key];
    return text === undefined ? [] : [{ text, minutes }];
  });
}

export type { AgendaTemplateKey };
