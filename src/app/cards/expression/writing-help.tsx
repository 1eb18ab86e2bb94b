import { Show, type JSX, type ParentProps } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { insertIntoBox } from '../../ui/insert-into-box.ts';
import { PlainHints } from '../../ui/plain-hints.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { expressionWords, plainWords } from '../../words/expression.ts';
import { FindWords } from './find-words.tsx';
import styles from './writing-help.module.css';

export interface WritingHelpProps extends ParentProps {
  /** What stands in the box, which is this person's own. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Leaves out the button that helps with finding words, where the box is small. */
  readonly hintsOnly?: boolean;
}

/**
 * Help around a box for text (its child: a `TextArea` or `TextField`): words to put in, and for a therapist hints for
 * plain words, until they are turned off. Only ever around one's own words.
 */
export function WritingHelp(props: WritingHelpProps): JSX.Element {
  const { attune, preferences } = useApp();
  const { me, memberOf } = useWorkspace();
  const toasts = useToasts();
  let place: HTMLDivElement | undefined;
  const box = () =>
    place?.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type="text"]');
  const insert = (words: string): void => {
    const into = box();
    if (into && !insertIntoBox(into, words)) toasts.show({ text: expressionWords.noRoom });
  };
  const turnOff = (): void => {
    void attune.setPreferences({ plainHints: 'off' });
    toasts.show({
      text: plainWords.turnedOff,
      undo: () => void attune.setPreferences({ plainHints: 'on' }),
    });
  };
  const wantsHints = (): boolean =>
    memberOf(me)?.part === 'therapist' && preferences().plainHints === 'on';
  return (
    <div
      class={styles['help']}
      ref={(own) => {
        place = own;
      }}
    >
      {props.children}
      <Show when={props.hintsOnly !== true}>
        <div class={styles['tools']}>
          <FindWords onInsert={insert} />
        </div>
      </Show>
      <Show when={wantsHints()}>
        <PlainHints
          text={props.text}
          onText={(text) => props.onText(text)}
          onTurnOff={turnOff}
          box={box}
        />
      </Show>
    </div>
  );
}
