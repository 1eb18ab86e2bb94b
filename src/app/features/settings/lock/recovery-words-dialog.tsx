import { createSignal, For, Match, onMount, Show, Switch, type JSX } from 'solid-js';
import { Sealing } from '../../../cards/lock/sealing.tsx';
import { useApp, type NewRecoveryWords } from '../../../live/app-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { markPage } from '../../../ui/mark-page.ts';
import { useToasts } from '../../../ui/toasts.tsx';
import { lockWords } from '../../../words/lock.ts';
import { sharedWords } from '../../../words/shared.ts';
import { AskedBack } from './asked-back.tsx';
import styles from './recovery-words.module.css';

/** Twelve words to write down, asked back before they are set: words that nobody wrote down would lock their owner out. */
export default function RecoveryWordsDialog(props: {
  /** Undefined as long as it is not known how. */
  readonly print: (() => void) | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  const { attune } = useApp();
  const toasts = useToasts();
  const replaces = attune.lock.ways.get().some(({ way }) => way === 'recovery-words');
  const [made, setMade] = createSignal<NewRecoveryWords>();
  const [step, setStep] = createSignal<'read' | 'asked' | 'sealing'>('read');
  const [fault, setFault] = createSignal<string>();
  const make = async (): Promise<void> => {
    const words = await attune.lock.newRecoveryWords().catch(() => undefined);
    if (words?.ok === true) setMade(words.value);
    else setFault(lockWords.faults[words?.error ?? 'not-loaded']);
  };
  onMount(() => void make());
  const keep = async (): Promise<void> => {
    if (step() === 'sealing') return;
    setStep('sealing');
    setFault(undefined);
    const kept = await made()
      ?.keep()
      .catch(() => undefined);
    if (kept?.ok === true) {
      toasts.show({ text: lockWords.wordsSet });
      props.onClose();
      return;
    }
    setStep('asked');
    setFault(lockWords.faults[kept?.error ?? 'not-kept']);
  };
  return (
    <Dialog
      title={lockWords.wordsHeading}
      {...(step() === 'sealing' ? {} : { closeWord: sharedWords.close })}
      onClose={() => {
        if (step() !== 'sealing') props.onClose();
      }}
    >
      <Switch>
        <Match when={step() === 'sealing'}>
          <Sealing />
        </Match>
        <Match when={step() === 'asked' && made()}>
          {(words) => (
            <AskedBack
              words={words().words}
              fault={fault()}
              onLookAgain={() => setStep('read')}
              onRight={() => void keep()}
            />
          )}
        </Match>
        <Match when={true}>
          <p>{lockWords.wordsText}</p>
          <Show when={made()}>{(words) => <WordsSheet words={words().words} />}</Show>
          <p class={styles['quiet']}>{lockWords.wordsSafe}</p>
          <Show when={replaces}>
            <p class={styles['quiet']}>{lockWords.wordsReplace}</p>
          </Show>
          <Fault text={fault()} />
          <FormActions>
            <Show when={props.print !== undefined && made() !== undefined}>
              <Button word={lockWords.print} onClick={() => props.print?.()} />
            </Show>
            <Button
              look="main"
              word={lockWords.wroteDown}
              aria-disabled={made() === undefined}
              onClick={() => {
                if (made() !== undefined) setStep('asked');
              }}
            />
          </FormActions>
        </Match>
      </Switch>
    </Dialog>
  );
}

/** The words, numbered; alone on the page when it is printed, with nothing that says whose they are or what they open. */
function WordsSheet(props: { readonly words: readonly string[] }): JSX.Element {
  markPage('words-sheet');
  return (
    <div class={styles['sheet']} data-words-sheet="">
      <p class={styles['paper']} aria-hidden="true">
        {lockWords.wordsHeading}
      </p>
      <ol class={styles['list']} aria-label={lockWords.wordsHeading}>
        <For each={props.words}>{(word) => <li>{word}</li>}</For>
      </ol>
      <p class={styles['paper']} aria-hidden="true">
        {lockWords.paper}
      </p>
    </div>
  );
}
