import { createSignal, onCleanup, Show, type Accessor, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { lockWords } from '../../words/lock.ts';
import styles from './lock.module.css';
import { leastLetters, passphraseStrength } from './passphrase-strength.ts';

/** How many words are made for somebody: 66 random bits, and short enough to learn. */
const madeWords = 6;

/** A passphrase that is being chosen. It lasts as long as the component that asks for it, whatever is shown meanwhile. */
export interface TypedPassphrase {
  /** The passphrase, typed twice alike; undefined when it is not, and then what to do is said and has the focus. */
  read(): string | undefined;
  /** What stands in the boxes; for {@link NewPassphrase} alone. */
  readonly boxes: {
    readonly passphrase: Accessor<string>;
    readonly again: Accessor<string>;
    readonly look: Accessor<'short' | 'different' | undefined>;
    type(change: { readonly passphrase?: string; readonly again?: string }): void;
    hold(at: 'passphrase' | 'again', box: HTMLInputElement): void;
  };
}

/** Nothing of it stays in the page longer than what asked for it. */
export function createTypedPassphrase(): TypedPassphrase {
  const [passphrase, setPassphrase] = createSignal('');
  const [again, setAgain] = createSignal('');
  const [look, setLook] = createSignal<'short' | 'different'>();
  const held = new Map<'passphrase' | 'again', HTMLInputElement>();
  onCleanup(() => {
    setPassphrase('');
    setAgain('');
  });
  const lookAgain = (what: 'short' | 'different'): void => {
    setLook(what);
    held.get(what === 'short' ? 'passphrase' : 'again')?.focus();
  };
  return {
    read() {
      setLook(undefined);
      const isShort = passphraseStrength(passphrase()) === 'too-short';
      if (!isShort && passphrase() === again()) return passphrase();
      lookAgain(isShort ? 'short' : 'different');
      return undefined;
    },
    boxes: {
      passphrase,
      again,
      look,
      type(change) {
        if (change.passphrase !== undefined) setPassphrase(change.passphrase);
        if (change.again !== undefined) setAgain(change.again);
        setLook(undefined);
      },
      hold: (at, box) => void held.set(at, box),
    },
  };
}

/** A passphrase that is chosen: typed twice, with a word for how strong it is, or made of random words. */
export function NewPassphrase(props: {
  readonly typed: TypedPassphrase;
  /** Words could not be made, and why. */
  readonly onFault: (fault: string | undefined) => void;
  /** Where a dialog begins. */
  readonly first?: boolean;
}): JSX.Element {
  const { attune } = useApp();
  const boxes = () => props.typed.boxes;
  const [shown, setShown] = createSignal(false);
  const [made, setMade] = createSignal<string>();
  let box: HTMLInputElement | undefined;
  onCleanup(() => setMade(undefined));
  const makeOne = async (): Promise<void> => {
    props.onFault(undefined);
    // Words that were just made are set by `keep` alone: here the first of them are taken as they are.
    const words = await attune.lock.newRecoveryWords();
    if (words.ok) setMade(words.value.words.slice(0, madeWords).join(' '));
    else props.onFault(lockWords.faults[words.error]);
    box?.focus();
  };
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
        value={boxes().passphrase()}
        shown={shown()}
        fault={boxes().look() === 'short' ? lockWords.tooShort(leastLetters) : undefined}
        onInput={(passphrase) => boxes().type({ passphrase })}
        ref={(own) => {
          box = own;
          boxes().hold('passphrase', own);
        }}
      />
      <StrengthLine passphrase={boxes().passphrase()} />
      <SecretField
        label={lockWords.again}
        keeper="new-password"
        value={boxes().again()}
        shown={shown()}
        fault={boxes().look() === 'different' ? lockWords.different : undefined}
        onInput={(again) => boxes().type({ again })}
        ref={(own) => boxes().hold('again', own)}
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
