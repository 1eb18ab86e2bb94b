import { createSignal, onCleanup, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fault } from '../../ui/fault.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { lockWords } from '../../words/lock.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './lock.module.css';
import { leastLetters, passphraseStrength } from './passphrase-strength.ts';
import { Sealing } from './sealing.tsx';

/** How many words are made for somebody: 66 random bits, and short enough to learn. */
const madeWords = 6;

/** Setting the passphrase, or another one in its place. While everything is sealed anew nothing else can be done. */
export default function PassphraseDialog(props: {
  readonly onClose: (set: boolean) => void;
}): JSX.Element {
  const { attune } = useApp();
  const toasts = useToasts();
  const isSet = attune.lock.ways.get().some(({ way }) => way === 'passphrase');
  const [passphrase, setPassphrase] = createSignal('');
  const [again, setAgain] = createSignal('');
  const [shown, setShown] = createSignal(false);
  const [made, setMade] = createSignal<string>();
  const [look, setLook] = createSignal<'short' | 'different'>();
  const [sealing, setSealing] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  let box: HTMLInputElement | undefined;
  let againBox: HTMLInputElement | undefined;
  // Nothing of it stays in the page longer than its boxes.
  onCleanup(() => {
    setPassphrase('');
    setAgain('');
    setMade(undefined);
  });

  const makeOne = async (): Promise<void> => {
    setFault(undefined);
    // Words that were just made are set by `keep` alone: here the first of them are taken as they are.
    const words = await attune.lock.newRecoveryWords();
    if (words.ok) setMade(words.value.words.slice(0, madeWords).join(' '));
    else setFault(lockWords.faults[words.error]);
    box?.focus();
  };
  const save = async (): Promise<void> => {
    if (sealing()) return;
    setLook(undefined);
    setFault(undefined);
    if (passphraseStrength(passphrase()) === 'too-short') {
      setLook('short');
      return box?.focus();
    }
    if (passphrase() !== again()) {
      setLook('different');
      return againBox?.focus();
    }
    setSealing(true);
    const outcome = await attune.lock.setPassphrase(passphrase()).catch(() => undefined);
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
          <div class={styles['made']} aria-live="polite">
            <Show
              when={made()}
              fallback={
                <Button look="quiet" word={lockWords.makeOne} onClick={() => void makeOne()} />
              }
            >
              {(words) => (
                <>
                  <p class={styles['words']}>{words()}</p>
                  <p class={styles['hint']}>{lockWords.madeOne}</p>
                </>
              )}
            </Show>
          </div>
          <SecretField
            label={lockWords.passphrase}
            keeper="new-password"
            first
            value={passphrase()}
            shown={shown()}
            fault={look() === 'short' ? lockWords.tooShort(leastLetters) : undefined}
            onInput={(text) => {
              setPassphrase(text);
              setLook(undefined);
            }}
            ref={(own) => {
              box = own;
            }}
          />
          <StrengthLine passphrase={passphrase()} />
          <SecretField
            label={lockWords.again}
            keeper="new-password"
            value={again()}
            shown={shown()}
            fault={look() === 'different' ? lockWords.different : undefined}
            onInput={(text) => {
              setAgain(text);
              setLook(undefined);
            }}
            ref={(own) => {
              againBox = own;
            }}
          />
          <Checkbox label={lockWords.show} checked={shown()} onChange={setShown} />
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

/** How hard it is to guess, in a word; said while one types, and never in the way. */
function StrengthLine(props: { readonly passphrase: string }): JSX.Element {
  const strength = () => passphraseStrength(props.passphrase);
  return (
    <p class={styles['strength']} data-strength={strength()} aria-live="polite" aria-atomic="true">
      <Show when={props.passphrase !== ''}>
        <span class={styles['steps']} aria-hidden="true">
          <span />
          <span />
          <span />
          <span />
        </span>
        {lockWords.strengthLabel} <strong>{lockWords.strength[strength()]}</strong>
      </Show>
    </p>
  );
}
