import { createSignal, Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { sessionLimits } from '../../../crdt/documents/sessions/types.ts';
import { createFeedbackDraft } from '../../cards/feedback/create-feedback-draft.ts';
import { FeedbackFields } from '../../cards/feedback/feedback-fields.tsx';
import { createLive } from '../../live/create-live.ts';
import { keptDrafts } from '../../live/kept-drafts.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { closingWords } from '../../words/closing.ts';
import { paceWords } from '../../words/pace.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './closing-dialog.module.css';

const createTakeAway = keptDrafts<string>();

/**
 * The end of an hour: what one takes along, how it was, and whether the pace of today may be shown next time. Everything
 * can be left empty, and what is not saved yet is there again at the next opening. After the session it changes what one said, and closes nothing.
 */
export function ClosingDialog(props: {
  readonly session: RecordId;
  readonly onClose: () => void;
}): JSX.Element {
  const { me, memberOf, workspace } = useWorkspace();
  const { sessions } = useSessionRoom();
  const toasts = useToasts();
  const id = untrack(() => props.session);
  const before = untrack(() => sessions.view.sessions.find((one) => one.id === id));
  /** The others may close it, or open it again, while somebody writes here. */
  const isOver = (): boolean =>
    sessions.view.sessions.find((one) => one.id === id)?.closedMs !== undefined;
  const own = before?.takeAways.find(({ by }) => by === me)?.text ?? '';
  const sharedBefore = before?.sharedPaces.find(({ by }) => by === me)?.pace;
  const takeAway = createTakeAway(id, own);
  const words = takeAway.value;
  const manner = createLive(workspace.manner);
  const pace = () => manner().pace ?? sharedBefore;
  const [sharesPace, setSharesPace] = createSignal(sharedBefore !== undefined);
  const draft = createFeedbackDraft(id);
  const asksHow = (): boolean => memberOf(me)?.part !== 'therapist';
  /** Somebody who wants to talk about it now does not want the hour to end. */
  const talksNow = (): boolean => asksHow() && draft.isLow() && draft.wish() === 'now' && !isOver();

  const save = (): void => {
    if (sessions.newer()) return;
    takeAway.settle();
    if (words().trim() !== own) sessions.verbs.takeAway(id, words().trim());
    if (asksHow()) {
      draft.give();
      const shared = sharesPace() ? pace() : undefined;
      if (shared !== sharedBefore) sessions.verbs.sharePace(id, shared);
    }
    if (talksNow()) toasts.show({ text: closingWords.staysOpen });
    else if (!isOver()) sessions.verbs.close(id);
    props.onClose();
  };
  const action = (): string => {
    if (isOver()) return closingWords.save;
    return talksNow() ? closingWords.saveAndTalk : closingWords.closeIt;
  };
  return (
    <Dialog
      title={isOver() ? closingWords.afterHeading : closingWords.close}
      closeWord={sharedWords.close}
      look={asksHow() ? 'wide' : 'dialog'}
      onClose={() => props.onClose()}
    >
      <Form onSubmit={save}>
        <div class={styles['closing']}>
          <p class={styles['lead']}>{closingWords.lead}</p>
          <TextArea
            label={closingWords.takeAway}
            hint={closingWords.takeAwayHint}
            value={words()}
            onInput={(text) => takeAway.write(text)}
            maxLength={sessionLimits.takeAway}
          />
          <Show when={asksHow()}>
            <FeedbackFields draft={draft} />
            <Show when={pace()}>
              {(value) => (
                <div class={styles['pace']}>
                  <Checkbox
                    label={closingWords.sharePace}
                    checked={sharesPace()}
                    onChange={setSharesPace}
                  />
                  <p class={styles['hint']}>
                    {closingWords.sharePaceHint(paceWords.marks[value()])}
                  </p>
                </div>
              )}
            </Show>
          </Show>
        </div>
        <FormActions>
          <Button word={sharedWords.cancel} onClick={() => props.onClose()} />
          <Button type="submit" look="main" word={action()} />
        </FormActions>
      </Form>
    </Dialog>
  );
}
