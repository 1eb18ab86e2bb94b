import type { LucideIcon } from 'lucide-solid';
import { createSignal, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { feedbackLimits, type Feedback } from '../../../crdt/documents/feedback/types.ts';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { feedbackWords } from '../../words/feedback.ts';
import { sharedWords } from '../../words/shared.ts';
import { whenShort } from '../../words/when.ts';
import { WritingHelp } from '../expression/writing-help.tsx';
import styles from './said-list.module.css';

export interface SaidListProps {
  readonly heading: string;
  /** The button that unfolds the box. */
  readonly openWord: string;
  readonly icon: LucideIcon;
  /** The id of what the words are about. */
  readonly describedBy: string;
  readonly label: string;
  readonly action: string;
  readonly said: Feedback['replies'];
  /** Made with a newer version: shown, not changed. */
  readonly fixed: boolean;
  readonly onSay: (text: string) => void;
  readonly onTakeBack: (words: RecordId) => void;
}

/** What was said one after the other, and a button that unfolds the box to say more. */
export function SaidList(props: SaidListProps): JSX.Element {
  const app = useApp();
  const { me, memberOf, nameOf } = useWorkspace();
  const [text, setText] = createSignal('');
  const [open, setOpen] = createSignal(false);
  let box: HTMLTextAreaElement | undefined;
  let opener: HTMLButtonElement | undefined;
  const say = (): void => {
    const said = text().trim();
    if (said === '') return;
    props.onSay(said);
    fold();
  };
  const unfold = (): void => {
    setOpen(true);
    box?.focus();
  };
  /** Said or thrown away: the box goes, and its button is there again. */
  const fold = (): void => {
    setText('');
    setOpen(false);
    opener?.focus();
  };
  return (
    <section class={styles['said']} aria-label={props.heading}>
      <Show when={props.said.length > 0}>
        <h4 class={styles['heading']} tabindex="-1">
          {props.heading}
        </h4>
      </Show>
      <ul aria-live="polite">
        <For each={props.said}>
          {(one) => (
            <li class={styles['row']} ref={(row) => passFocusOn(row)}>
              <Avatar
                name={nameOf(one.created.by)}
                colour={memberOf(one.created.by)?.colour ?? 0}
                size="small"
              />
              <div>
                <p class={styles['text']}>{one.text}</p>
                <div class={styles['foot']}>
                  <p class={styles['who']}>
                    {nameOf(one.created.by)},{' '}
                    {whenShort(one.created.atMs, app.browser.clock.nowMs())}
                  </p>
                  <Show when={one.created.by === me && !props.fixed}>
                    <Button
                      look="quiet"
                      word={feedbackWords.takeBack}
                      onClick={() => props.onTakeBack(one.id)}
                    />
                  </Show>
                </div>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={!props.fixed}>
        <Show
          when={open()}
          fallback={
            <div class={styles['more']}>
              <Button
                look="quiet"
                icon={props.icon}
                word={props.openWord}
                aria-describedby={props.describedBy}
                ref={(button) => {
                  opener = button;
                }}
                onClick={unfold}
              />
            </div>
          }
        >
          <div ref={(part) => passFocusOn(part)}>
            <Form onSubmit={say}>
              <WritingHelp hintsOnly text={text()} onText={setText}>
                <TextArea
                  label={props.label}
                  rows={2}
                  value={text()}
                  onInput={setText}
                  maxLength={feedbackLimits.words}
                  ref={(element) => {
                    box = element;
                  }}
                />
              </WritingHelp>
              <FormActions from="start">
                <Button type="submit" word={props.action} />
                <Button look="quiet" word={sharedWords.cancel} onClick={fold} />
              </FormActions>
            </Form>
          </div>
        </Show>
      </Show>
    </section>
  );
}
