import { createSignal, createUniqueId, Show, untrack, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { createDevice } from '../../live/create-device.ts';
import type { Device } from '../../live/device.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { leavingQuicklyWords } from '../../words/leaving-quickly.ts';
import { readLeaveTo } from './read-leave-to.ts';
import styles from './settings.module.css';

/** Quick exit with its keys and where it leads, and a tab whose name says nothing. */
export function LeavingQuickly(): JSX.Element {
  const { attune, preferences } = useApp();
  const device = createDevice();
  const toasts = useToasts();
  const id = createUniqueId();
  const [typed, setTyped] = createSignal<string>();
  const [isOdd, setIsOdd] = createSignal(false);
  let box: HTMLInputElement | undefined;
  const address = (): string => typed() ?? preferences().leaveTo;
  const save = (): void => {
    const leaveTo = readLeaveTo(address());
    setIsOdd(leaveTo === undefined);
    if (leaveTo === undefined) return box?.focus();
    void attune.setPreferences({ leaveTo });
    setTyped(undefined);
    toasts.show({ text: leavingQuicklyWords.saved });
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{leavingQuicklyWords.heading}</h2>
      <div class={styles['stack']}>
        <div class={styles['tight']}>
          <p>{leavingQuicklyWords.text}</p>
          <p class={styles['quiet']}>{leavingQuicklyWords.keys}</p>
        </div>
        <Form onSubmit={save}>
          <TextField
            label={leavingQuicklyWords.leaveTo}
            hint={leavingQuicklyWords.leaveToHint}
            value={address()}
            fault={isOdd() ? leavingQuicklyWords.leaveToOdd : undefined}
            onInput={(text) => {
              setTyped(text);
              setIsOdd(false);
            }}
            ref={(own) => {
              box = own;
            }}
          />
          <FormActions from="start">
            <Button type="submit" word={leavingQuicklyWords.save} />
          </FormActions>
        </Form>
        <Show when={device()}>{(there) => <NeutralName device={there()} />}</Show>
      </div>
    </Sheet>
  );
}

function NeutralName(props: { readonly device: Device }): JSX.Element {
  const id = createUniqueId();
  const [isOn, setIsOn] = createSignal(untrack(() => props.device.neutralName.isOn()));
  return (
    <div class={styles['apart']}>
      <Checkbox
        label={leavingQuicklyWords.neutral}
        describedBy={id}
        checked={isOn()}
        onChange={(on) => {
          props.device.neutralName.keep(on);
          setIsOn(props.device.neutralName.isOn());
        }}
      />
      <p class={styles['quiet']} id={id}>
        {leavingQuicklyWords.neutralText}
      </p>
    </div>
  );
}
