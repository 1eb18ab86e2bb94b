import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { FeedbackCard } from '../../cards/feedback/feedback-card.tsx';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { closingWords } from '../../words/closing.ts';
import styles from './from-last-time.module.css';
import { TakeAways } from './take-aways.tsx';

/** What is left of an hour: what both take along, how it was for them, and what is done differently because of it. */
export function WhatStays(props: {
  readonly session: RecordId;
  /** Opens the dialog in which one's own words are written or changed. */
  readonly onWrite: () => void;
}): JSX.Element {
  const { me } = useWorkspace();
  const { feedback, sessions } = useSessionRoom();
  const id = createUniqueId();
  const session = () => sessions.view.sessions.find((one) => one.id === props.session);
  const given = () => feedback.view.feedback.filter((one) => one.session === props.session);
  return (
    <Show when={session()}>
      {(one) => (
        <Sheet aria-labelledby={id}>
          <div class={styles['stays']}>
            <div class={styles['last']}>
              <h2 id={id}>{closingWords.afterHeading}</h2>
              <TakeAways session={one()} mine={closingWords.ofMe} theirs={closingWords.ofOne} />
              <Show when={!sessions.newer()}>
                <FormActions from="start">
                  <Button
                    word={
                      one().takeAways.some(({ by }) => by === me)
                        ? closingWords.changeMine
                        : closingWords.addMine
                    }
                    onClick={() => props.onWrite()}
                  />
                </FormActions>
              </Show>
            </div>
            <For each={given()}>{(each) => <FeedbackCard feedback={each} />}</For>
          </div>
        </Sheet>
      )}
    </Show>
  );
}
