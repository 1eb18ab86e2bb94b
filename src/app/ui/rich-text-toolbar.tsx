import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { NoteCommands } from '../../editors/note/note-commands.ts';
import type { ToolbarState } from '../../editors/note/toolbar-state.ts';
import { notesWords } from '../words/notes.ts';
import { Icon } from './icon.tsx';
import styles from './rich-text-toolbar.module.css';
import { formTools, lastTools, type Tool, type ToolDialog } from './rich-text-tools.ts';

export interface RichTextToolbarProps {
  readonly state: ToolbarState;
  readonly commands: NoteCommands | undefined;
  /** Tools of the page, between those that give words their form and the last ones. */
  readonly extras: readonly Tool[];
  readonly onAsk: (dialog: ToolDialog) => void;
  readonly ref: (element: HTMLDivElement) => void;
}

/** The button that shows or puts away what folds; only where the row is narrow. */
const more = 'more';

/** The tools of a writing area: one stop for Tab, arrow keys inside (WAI-ARIA toolbar pattern). */
export function RichTextToolbar(props: RichTextToolbarProps): JSX.Element {
  const [stop, setStop] = createSignal(0);
  const [unfolded, setUnfolded] = createSignal(false);
  const row = createMemo((): readonly (Tool | typeof more)[] => [
    ...formTools,
    ...props.extras,
    ...lastTools,
    more,
  ]);
  const buttons: HTMLButtonElement[] = [];
  /** The next button in a direction that is shown. */
  const go = (start: number, by: 1 | -1): void => {
    const { length } = row();
    for (let steps = 0; steps < length; steps += 1) {
      const button = buttons[(start + by * steps + 2 * length) % length];
      if (button === undefined || getComputedStyle(button).display === 'none') continue;
      button.focus();
      return;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, 1 | -1]>> = {
      ArrowRight: [stop() + 1, 1],
      ArrowLeft: [stop() - 1, -1],
      Home: [0, 1],
      End: [row().length - 1, -1],
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(...to);
  };
  const press = (tool: Tool): void => {
    if (tool.can?.(props.state) === false) return;
    if (tool.ask !== undefined) props.onAsk(tool.ask);
    else if (props.commands !== undefined) tool.run?.(props.commands);
  };
  return (
    <div class={styles['frame']}>
      <div
        ref={(own) => props.ref(own)}
        class={styles['toolbar']}
        data-unfolded={unfolded() ? '' : undefined}
        data-many={props.extras.length > 1 ? '' : undefined}
        role="toolbar"
        aria-label={notesWords.toolbar}
        onKeyDown={onKeyDown}
      >
        <For each={row()}>
          {(tool, index) => {
            const common = {
              ref: (own: HTMLButtonElement) => {
                buttons[index()] = own;
              },
              // The caret stays in the words when a tool is pressed with a pointer.
              onPointerDown: (event: PointerEvent) => event.preventDefault(),
              onFocus: () => setStop(index()),
            };
            return tool === more ? (
              <button
                {...common}
                type="button"
                class={`${styles['tool']} ${styles['more']}`}
                tabindex={index() === stop() ? 0 : -1}
                aria-label={notesWords.tools.more}
                title={notesWords.tools.more}
                aria-expanded={unfolded()}
                onClick={() => setUnfolded(!unfolded())}
              >
                <Icon of={Ellipsis} />
              </button>
            ) : (
              <button
                {...common}
                type="button"
                class={styles['tool']}
                data-folds={tool.folds}
                data-worded={tool.shown === undefined ? undefined : ''}
                data-begins={tool === props.extras[0] || tool === lastTools[0] ? '' : undefined}
                tabindex={index() === stop() ? 0 : -1}
                aria-label={tool.word}
                title={tool.word}
                aria-pressed={tool.on?.(props.state)}
                aria-disabled={tool.can?.(props.state) === false}
                onClick={() => press(tool)}
              >
                <Icon of={tool.icon} />
                <Show when={tool.shown}>
                  {(shown) => <span class={styles['shown']}>{shown()}</span>}
                </Show>
              </button>
            );
          }}
        </For>
      </div>
    </div>
  );
}
