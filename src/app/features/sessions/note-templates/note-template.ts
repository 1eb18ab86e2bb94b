/** Headings that an empty page of notes can be started with; never written by opening it. */
export interface NoteTemplate {
  /** What it is for, as its button says. */
  readonly name: string;
  readonly headings: readonly string[];
}
