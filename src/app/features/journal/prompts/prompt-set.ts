/** Questions to start an entry with; they come as headings with room below each. */
export interface PromptSet {
  /** When it helps, as its button says. */
  readonly name: string;
  readonly questions: readonly string[];
}
