import type { JSX } from 'solid-js';
export function RichText(props: {
  readonly label: string;
  readonly fragment: unknown;
  readonly carets: unknown;
  readonly own: { readonly name: string; readonly colour: number };
  readonly editable: boolean;
  readonly onCaret: (selection: { readonly anchor: string; readonly head: string } | undefined) => void;
  readonly onEdited: () => void;
}): JSX.Element {
  return <div role="textbox" aria-label={props.label} contenteditable={props.editable} />;
}
