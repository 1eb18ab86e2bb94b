import { createSignal, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fault } from '../../ui/fault.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { lockWords } from '../../words/lock.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './lock.module.css';
import { createTypedPassphrase, NewPassphrase } from './new-passphrase.tsx';
import { Sealing } from './sealing.tsx';

/** Setting the passphrase, or another one in its place. While everything is sealed anew nothing else can be done. */
export default function PassphraseDialog(props: {
  readonly onClose: (set: boolean) => void;
}): JSX.Element {
  const { attune } = useApp();
  const toasts = useToasts();
  const isSet = attune.lock.ways.get().some(({ way }) => way === 'passphrase');
  const [sealing, setSealing] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const typed = createTypedPassphrase();
  const save = async (): Promise<void> => {
    if (sealing()) return;
    setFault(undefined);
    const passphrase = typed.read();
    if (passphrase === undefined) return;
    setSealing(true);
    const outcome = await attune.lock.setPassphrase(passphrase).catch(() => undefined);
    setSealing(false);
    if (outcome?.ok === true) {
      toasts.show({ text: lockWords.passphraseSet });
      props.onClose(true);
      return;
    }
    setFault(lockWords.faults[outcome?.error ?? 'not-kept']);
  };
  return (
    <Dialog
      title={isSet ? lockWords.change : lockWords.set}
      {...(sealing() ? {} : { closeWord: sharedWords.close })}
      onClose={() => {
        if (!sealing()) props.onClose(false);
      }}
    >
      <Show when={!sealing()} fallback={<Sealing />}>
        <p class={styles['lead']}>
          {lockWords.advice} {lockWords.nobodyKnows}
        </p>
        <Form onSubmit={() => void save()}>
          <NewPassphrase first typed={typed} onFault={setFault} />
          <Fault text={fault()} />
          <FormActions>
            <Button word={sharedWords.cancel} onClick={() => props.onClose(false)} />
            <Button type="submit" look="main" word={lockWords.save} />
          </FormActions>
        </Form>
      </Show>
    </Dialog>
  );
}
