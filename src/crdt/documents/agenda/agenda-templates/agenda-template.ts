/** An agenda to begin with. Its words are the app's (`src/app/words/agenda-templates.ts`), by template and item. */
export interface AgendaTemplate {
  readonly key: string;
  readonly items: readonly { readonly key: string; readonly minutes: number }[];
}
