import { createSignal, onCleanup, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { lockWords } from '../../words/lock.ts';
import styles from './lock.module.css';
import { leastLetters, passphraseStrength } from './passphrase-strength.ts';

/** How many words are made for somebody: 66 random bits, and short enough to learn. */
const madeWords = 6;

/** What was typed, for the form around it. */
export interface TypedPassphrase {
  /** The passphrase, typed twice alike; undefined when it is not, and then what to do is said and has the focus. */
  read(): string | undefined;
}

/** A passphrase that is chosen: typed twice, with a word for how strong it is, or made of random words. */
export function NewPassphrase(props: {
  /** Words could not be made, and why. */
  readonly onFault: (fault: string | undefined) => void;
  readonly ref: (typed: TypedPassphrase) => void;
  /** Where a dialog begins. */
  readonly first?: boolean;
}): JSX.Element {
  const { attune } = useApp();
  const [passphrase, setPassphrase] = createSignal('');
  const [again, setAgain] = createSignal('');
  const [shown, setShown] = createSignal(false);
  const [made, setMade] = createSignal<string>();
  const [look, setLook] = createSignal<'short' | 'different'>();
  let box: HTMLInputElement | undefined;
  let againBox: HTMLInputElement | undefined;
  // Nothing of it stays in the page longer than its boxes.
  onCleanup(() => {
    setPassphrase('');
    setAgain('');
    setMade(undefined);
  });
  const makeOne = async (): Promise<void> => {
    props.onFault(undefined);
    // Words that were just made are set by `keep` alone: here the first of them are taken as they are.
    const words = await attune.lock.newRecoveryWords();
    if (words.ok) setMade(words.value.words.slice(0, madeWords).join(' '));
    else props.onFault(lockWords.faults[words.error]);
    box?.focus();
  };
  const typed: TypedPassphrase = {
    read() {
      setLook(undefined);
      if (passphraseStrength(passphrase()) === 'too-short') {
        setLook('short');
        box?.focus();
        return undefined;
      }
      if (passphrase() !== again()) {
        setLook('different');
        againBox?.focus();
        return undefined;
      }
      return passphrase();
    },
  };
  // eslint-disable-next-line solid/reactivity -- told once, as a ref is.
  props.ref(typed);
  return (
    <>
      <div class={styles['made']} aria-live="polite">
        <Show
          when={made()}
          fallback={<Button look="quiet" word={lockWords.makeOne} onClick={() => void makeOne()} />}
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
        first={props.first === true}
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
    </>
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
