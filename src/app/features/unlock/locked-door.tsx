import Lock from 'lucide-solid/icons/lock';
import { createSignal, onCleanup, Show, untrack, type JSX } from 'solid-js';
import { useApp, type UnlockFault, type Unlocking, type WayIn } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Fault } from '../../ui/fault.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { unlockWords } from '../../words/unlock.ts';
import { NextTry } from './next-try.tsx';
import { PasskeyAsked } from './passkey-asked.tsx';
import styles from './unlock.module.css';

/** The way in: the passphrase where one is set, else the recovery words; a passkey beside them. */
export function LockedDoor(props: {
  /** Somebody came back for their recovery words. */
  readonly byWords: boolean;
  readonly onLost: () => void;
}): JSX.Element {
  const { lock } = useApp().attune;
  const toasts = useToasts();
  const ways = createLive(lock.ways);
  const nextTryMs = createLive(lock.nextTryMs);
  const has = (way: WayIn): boolean => ways().some((one) => one.way === way);
  const [asksWords, setAsksWords] = createSignal(untrack(() => props.byWords));
  const way = (): 'passphrase' | 'recovery-words' =>
    has('recovery-words') && (asksWords() || !has('passphrase')) ? 'recovery-words' : 'passphrase';
  const [typed, setTyped] = createSignal('');
  const [shown, setShown] = createSignal(false);
  const [opening, setOpening] = createSignal<WayIn>();
  const [fault, setFault] = createSignal<string>();
  let box: HTMLInputElement | undefined;
  const focusBox = (): void => queueMicrotask(() => box?.focus());

  /** A passkey may be asked for as long as its browser likes: the other ways do not wait for it. */
  const asksPasskey = (): boolean => opening() === 'passkey';
  const isBusy = (): boolean => opening() !== undefined && !asksPasskey();
  let tries = 0;
  let question: AbortController | undefined;
  let asker: HTMLButtonElement | undefined;
  /** Whoever turns to something else waits for the passkey no longer, and hears nothing more of it. */
  const takeBack = (): void => {
    if (!asksPasskey()) return;
    tries += 1;
    setOpening(undefined);
    question?.abort();
  };
  onCleanup(takeBack);
  const open = async (by: WayIn): Promise<void> => {
    if (isBusy() || opening() === by) return;
    takeBack();
    const own = (tries += 1);
    setFault(undefined);
    if (by !== 'passkey' && typed().trim() === '') {
      setFault(unlockWords.missing);
      focusBox();
      return;
    }
    setOpening(by);
    const wasForgotten = by === 'recovery-words' && has('passphrase');
    const outcome = await lock.unlock(unlocking(by)).catch(() => undefined);
    if (outcome?.ok === true && wasForgotten) toasts.show({ text: unlockWords.openedByWords });
    if (own !== tries) return;
    setOpening(undefined);
    if (outcome?.ok === true) return;
    const why = outcome?.error ?? 'not-loaded';
    if (why === 'taken-back') return;
    setFault(sentence(why, { way: by, seen: shown() ? typed() : '' }));
    if (by === 'passkey') return;
    box?.focus();
    box?.select();
  };
  const unlocking = (by: WayIn): Unlocking => {
    if (by === 'passphrase') return { way: by, passphrase: typed() };
    if (by === 'recovery-words') return { way: by, words: typed() };
    question = new AbortController();
    return { way: by, signal: question.signal };
  };
  /** What was too early is not any more. */
  const forgetTooSoon = (): void => {
    if (fault() === unlockWords.faults['too-soon']) setFault(undefined);
  };
  const change = (): void => {
    takeBack();
    setAsksWords(way() === 'passphrase');
    setTyped('');
    setFault(undefined);
    focusBox();
  };
  return (
    <div class={styles['door']}>
      <header class={styles['head']}>
        <span class={styles['mark']}>
          <Icon of={Lock} />
        </span>
        <h1 tabindex="-1">{unlockWords.heading}</h1>
        <p class={styles['quiet']}>{unlockWords.lead}</p>
      </header>
      <Sheet>
        <Form onSubmit={() => void open(way())}>
          <SecretField
            label={way() === 'passphrase' ? unlockWords.passphrase : unlockWords.words}
            hint={way() === 'passphrase' ? undefined : unlockWords.wordsHint}
            keeper={way() === 'passphrase' ? 'current-password' : 'off'}
            shown={shown()}
            value={typed()}
            onInput={setTyped}
            ref={(own) => {
              box = own;
              focusBox();
            }}
          />
          <Checkbox label={unlockWords.show} checked={shown()} onChange={setShown} />
          <Fault text={fault()} />
          <Show when={way() === 'passphrase'}>
            <NextTry atMs={nextTryMs()} onDue={forgetTooSoon} />
          </Show>
          <FormActions from="start">
            <Button
              type="submit"
              look="main"
              word={isBusy() ? unlockWords.unlocking : unlockWords.unlock}
              aria-disabled={isBusy()}
            />
            <Show when={has('passkey')}>
              <Button
                ref={(own) => {
                  asker = own;
                }}
                word={unlockWords.passkey}
                aria-disabled={opening() !== undefined}
                onClick={() => void open('passkey')}
              />
            </Show>
          </FormActions>
          <Show when={has('passkey')}>
            <PasskeyAsked
              asks={asksPasskey()}
              onStop={takeBack}
              onButton={(own) => passFocusOn(own, () => asker)}
            />
          </Show>
        </Form>
      </Sheet>
      <div class={styles['others']}>
        <Show when={has('recovery-words') && has('passphrase')}>
          <Button
            look="quiet"
            word={way() === 'passphrase' ? unlockWords.useWords : unlockWords.usePassphrase}
            onClick={change}
          />
        </Show>
        <Button look="quiet" word={unlockWords.cannot} onClick={() => props.onLost()} />
      </div>
    </div>
  );
}

/** What helps. Of what was typed it says only what can be read on the screen already. */
function sentence(
  fault: Exclude<UnlockFault, 'taken-back'>,
  { way, seen }: { readonly way: WayIn; readonly seen: string },
): string {
  if (typeof fault === 'string')
    return fault === 'wrong' ? unlockWords.faults.wrong[way] : unlockWords.faults[fault];
  const [place] = fault.unknown;
  if (fault.count !== 12 || place === undefined) return unlockWords.notTwelve(fault.count);
  return unlockWords.unknownWord(place, seen.match(/\p{L}+/gu)?.[place - 1] ?? '');
}
