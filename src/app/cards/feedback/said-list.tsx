import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
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
import { whenShort } from '../../words/when.ts';
import { WritingHelp } from '../expression/writing-help.tsx';
import styles from './said-list.module.css';

export interface SaidListProps {
  readonly heading: string;
  readonly label: string;
  readonly action: string;
  readonly said: Feedback['replies'];
  /** Made with a newer version: shown, not changed. */
  readonly fixed: boolean;
  readonly onSay: (text: string) => void;
  readonly onTakeBack: (words: RecordId) => void;
}

/** What was said one after the other, and a box to say more. */
export function SaidList(props: SaidListProps): JSX.Element {
  const app = useApp();
  const { me, memberOf, nameOf } = useWorkspace();
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const say = (): void => {
    const words = text().trim();
    if (words === '') return;
    props.onSay(words);
    setText('');
  };
  return (
    <section class={styles['said']} aria-labelledby={id}>
      <h4 class={styles['heading']} id={id}>
        {props.heading}
      </h4>
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
        <Form onSubmit={say}>
          <WritingHelp hintsOnly text={text()} onText={setText}>
            <TextArea
              label={props.label}
              rows={2}
              value={text()}
              onInput={setText}
              maxLength={feedbackLimits.words}
            />
          </WritingHelp>
          <FormActions from="start">
            <Button type="submit" word={props.action} />
          </FormActions>
        </Form>
      </Show>
    </section>
  );
}
