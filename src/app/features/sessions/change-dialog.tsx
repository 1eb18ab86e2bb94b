import { Show, untrack, type JSX } from 'solid-js';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { planWords } from '../../words/sessions.ts';
import { sharedWords } from '../../words/shared.ts';
import { whenFull } from '../../words/when-planned.ts';
import { createAsked } from './create-asked.ts';
import { createSessionDraft } from './create-session-draft.ts';
import { SessionFields, type SessionBox } from './session-fields.tsx';
import { useUndoNotices } from './undo-notices.ts';

/** Moving a session, or changing its length or way. Only what was changed here is saved, so that the other's change stays. */
export function ChangeDialog(props: {
  readonly session: Session;
  readonly onClose: () => void;
}): JSX.Element {
  const { sessions } = useSessionRoom();
  const toasts = useToasts();
  const notice = useUndoNotices();
  const was = untrack(() => ({
    id: props.session.id,
    atMs: props.session.atMs,
    minutes: props.session.minutes,
    how: props.session.how,
  }));
  const draft = createSessionDraft(was);
  const textsBefore = draft.texts();
  const asked = createAsked<SessionBox>();
  const isGone = (): boolean => !sessions.view.sessions.some(({ id }) => id === was.id);
  const isMoved = (): boolean =>
    draft.texts().date !== textsBefore.date || draft.texts().time !== textsBefore.time;
  const unclear = (): readonly SessionBox[] => [
    ...(draft.day() === undefined ? ['date' as const] : []),
    ...(draft.time() === undefined ? ['time' as const] : []),
    ...(draft.minutes() === undefined ? ['minutes' as const] : []),
  ];
  const save = (): void => {
    const [atMs, minutes, how] = [draft.atMs(), draft.minutes(), draft.how()];
    if (sessions.newer() || asked.ask(unclear())) return;
    if (atMs === undefined || minutes === undefined) return;
    const wasGone = isGone();
    if (wasGone) sessions.verbs.restore([was.id]);
    const [moves, lasts, meets] = [
      isMoved() && atMs !== was.atMs,
      minutes !== was.minutes,
      how !== was.how,
    ];
    sessions.verbs.change(was.id, {
      ...(moves ? { atMs } : {}),
      ...(lasts ? { minutes } : {}),
      ...(meets ? { how } : {}),
    });
    const text = isMoved() ? planWords.changed(whenFull(atMs)) : planWords.sameSaved;
    const putBack = (): void => {
      if (sessions.newer()) return;
      sessions.verbs.change(was.id, {
        ...(moves ? { atMs: was.atMs } : {}),
        ...(lasts ? { minutes: was.minutes } : {}),
        ...(meets ? { how: was.how } : {}),
      });
    };
    if (wasGone || !(moves || lasts || meets)) toasts.show({ text });
    else notice({ text, undo: putBack });
    props.onClose();
  };
  return (
    <Dialog
      title={planWords.changeHeading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <Form onSubmit={save}>
        <Show when={sessions.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show when={isGone()}>
          <p role="alert">{planWords.gone}</p>
        </Show>
        <SessionFields
          draft={draft}
          asked={asked.boxes()}
          onWrite={(box) => asked.forget(box)}
          boxRef={(box, element) => asked.place(box, element)}
          pastWords={planWords.movedToPast}
        />
        <FormActions>
          <Button word={sharedWords.cancel} onClick={() => props.onClose()} />
          <Show when={!sessions.newer()}>
            <Button
              type="submit"
              look="main"
              word={isGone() ? planWords.putBackSave : planWords.save}
            />
          </Show>
        </FormActions>
      </Form>
    </Dialog>
  );
}
