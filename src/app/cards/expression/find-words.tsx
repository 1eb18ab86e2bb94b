import Feather from 'lucide-solid/icons/feather';
import { createSignal, Show, type Component, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { Button } from '../../ui/button.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { expressionWords } from '../../words/expression.ts';
import type { FindWordsDialogProps } from './find-words-dialog.tsx';

export interface FindWordsProps {
  /** Puts words where somebody is writing, and focus with them; called when the dialog has closed. */
  readonly onInsert: (words: string) => void;
  /** Shows the drawing alone, as in a row of tools. */
  readonly iconOnly?: boolean;
}

/** A button that helps with finding words: a wheel of feelings, beginnings of sentences, what one may need. Loaded when pressed. */
export function FindWords(props: FindWordsProps): JSX.Element {
  const toasts = useToasts();
  const [dialog, setDialog] = createSignal<Component<FindWordsDialogProps>>();
  const open = async (): Promise<void> => {
    try {
      const { FindWordsDialog } = await import('./find-words-dialog.tsx');
      setDialog(() => FindWordsDialog);
    } catch {
      toasts.show({ text: expressionWords.loadFault });
    }
  };
  const close = (): unknown => setDialog(undefined);
  return (
    <>
      <Button
        look="quiet"
        icon={Feather}
        iconOnly={props.iconOnly === true}
        word={expressionWords.open}
        aria-haspopup="dialog"
        onClick={() => void open()}
      />
      <Show when={dialog()}>
        {(of) => (
          <Dynamic
            component={of()}
            onClose={close}
            onChoose={(words: string) => {
              // First closed: what is behind an open dialog cannot take focus.
              close();
              props.onInsert(words);
            }}
          />
        )}
      </Show>
    </>
  );
}
