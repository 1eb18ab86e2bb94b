import { useNavigate } from '@solidjs/router';
import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fault } from '../../ui/fault.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { settingsWords } from '../../words/settings.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './settings.module.css';

/** Taking everything off this device, after the word has been written out. */
export default function RemoveEverything(): JSX.Element {
  const app = useApp();
  const navigate = useNavigate();
  const toasts = useToasts();
  const id = createUniqueId();
  const [asking, setAsking] = createSignal(false);
  const [word, setWord] = createSignal('');
  const [removing, setRemoving] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const sure = (): boolean => word().trim().toLowerCase() === settingsWords.everythingWord;
  const remove = async (): Promise<void> => {
    if (!sure() || removing()) return;
    // Where nothing could be opened no page was drawn, so there is none to leave for another: it is loaded anew.
    const closed = ['damaged', 'locked'].includes(app.state().tag);
    setRemoving(true);
    setFault(undefined);
    const device = await app.browser.device().catch(() => undefined);
    // Before it is empty: a first page that finds this mark would say that the browser has let go of everything by itself.
    device?.forgetSeen();
    const removed = await app.attune.removeEverything().catch(() => undefined);
    setRemoving(false);
    if (removed === undefined || (!removed.ok && removed.error === 'kept')) {
      setFault(settingsWords.everythingFault);
      return;
    }
    app.browser.keepTheme('system');
    device?.forgetMarks();
    // The words and keys are gone already; what is left is the app itself, the same for everybody.
    await app.browser.forgetApp().catch(() => undefined);
    if (closed) {
      app.browser.reload();
      return;
    }
    toasts.show({ text: removed.ok ? settingsWords.everythingGone : settingsWords.bytesLeft });
    setAsking(false);
    navigate('/', { replace: true });
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{settingsWords.leaving}</h2>
      <div class={styles['stack']}>
        <p class={styles['quiet']}>{settingsWords.everythingText}</p>
        <Button
          word={settingsWords.everything}
          onClick={() => {
            setWord('');
            setFault(undefined);
            setAsking(true);
          }}
        />
      </div>
      <Show when={asking()}>
        <Dialog
          title={settingsWords.everythingHeading}
          closeWord={sharedWords.close}
          onClose={() => setAsking(false)}
        >
          <p>{settingsWords.everythingConsequence}</p>
          <Form onSubmit={() => void remove()}>
            <TextField label={settingsWords.everythingAsk} value={word()} onInput={setWord} />
            <Fault text={fault()} />
            <FormActions>
              <Button word={settingsWords.keep} onClick={() => setAsking(false)} />
              <Button
                type="submit"
                look="danger"
                word={removing() ? settingsWords.everythingNow : settingsWords.everythingDo}
                disabled={!sure()}
                aria-disabled={removing()}
              />
            </FormActions>
          </Form>
        </Dialog>
      </Show>
    </Sheet>
  );
}
