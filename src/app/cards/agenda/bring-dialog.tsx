import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { createNow } from '../../live/create-now.ts';
import { createPlacedSessions, isOver } from '../../live/create-placed-sessions.ts';
import { inSessionRoom, useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { bringWords } from '../../words/agenda.ts';
import { joinNames } from '../../words/names.ts';
import { sharedWords } from '../../words/shared.ts';
import { whenFull } from '../../words/when-planned.ts';
import { WritingHelp } from '../expression/writing-help.tsx';
import { refusalWords } from './item-refusal.ts';

/** What was typed and neither brought nor thrown away, while this page lives and its workspace is open. */
const kept = new WeakMap<object, string>();

/** Brings something for next time, from wherever one is. Before a session is planned it waits for one. */
export default inSessionRoom(function BringDialog(props: {
  readonly onClose: () => void;
}): JSX.Element {
  const { agenda } = useSessionRoom();
  const { me, members, workspace } = useWorkspace();
  const toasts = useToasts();
  const placed = createPlacedSessions(createNow(60_000));
  const next = createMemo(() => placed().find(({ state }) => !isOver(state))?.session);
  const [text, setText] = createSignal(kept.get(workspace) ?? '');
  const [fault, setFault] = createSignal<string>();
  let box: HTMLInputElement | undefined;
  const others = (): readonly string[] =>
    members.view.members.filter(({ id }) => id !== me).map(({ name }) => name);
  const write = (words: string): void => {
    setText(words);
    setFault(undefined);
  };
  const leave = (): void => {
    if (text().trim() === '') kept.delete(workspace);
    else kept.set(workspace, text());
    props.onClose();
  };
  const settle = (): void => {
    kept.delete(workspace);
    props.onClose();
  };
  const bring = (): void => {
    if (agenda.newer()) return;
    const brought = agenda.verbs.add({ text: text().trim() });
    if (!brought.ok) {
      setFault(refusalWords(brought.error, text().trim()));
      box?.focus();
      return;
    }
    const session = next();
    toasts.show({
      text:
        session === undefined
          ? bringWords.broughtWaiting
          : bringWords.brought(whenFull(session.atMs)),
      undo: () => {
        if (!agenda.newer()) agenda.verbs.remove(brought.value);
      },
    });
    settle();
  };
  return (
    <Dialog title={bringWords.heading} closeWord={sharedWords.close} onClose={leave}>
      <Form onSubmit={bring}>
        <Show when={agenda.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <WritingHelp hintsOnly text={text()} onText={write}>
          <TextField
            label={bringWords.text}
            hint={
              others().length === 0
                ? bringWords.whoSeesAlone
                : bringWords.whoSees(joinNames(others()))
            }
            ownWords
            value={text()}
            onInput={write}
            fault={fault()}
            ref={(element) => {
              box = element;
              element.dataset['first'] = '';
            }}
          />
        </WritingHelp>
        <p>
          <Show when={next()} fallback={bringWords.waits}>
            {(session) => bringWords.goesTo(whenFull(session().atMs))}
          </Show>
        </p>
        <FormActions>
          <Button word={sharedWords.cancel} onClick={settle} />
          <Show when={!agenda.newer()}>
            <Button type="submit" look="main" word={bringWords.bring} />
          </Show>
        </FormActions>
      </Form>
    </Dialog>
  );
});
