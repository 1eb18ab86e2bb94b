import Fingerprint from 'lucide-solid/icons/fingerprint-pattern';
import KeyRound from 'lucide-solid/icons/key-round';
import ScrollText from 'lucide-solid/icons/scroll-text';
import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useApp, type WayInSummary } from '../../../live/app-context.tsx';
import { createLive } from '../../../live/create-live.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { passFocusOn } from '../../../ui/pass-focus-on.ts';
import { lockWords } from '../../../words/lock.ts';
import { shown } from '../../../words/when.ts';
import styles from '../settings.module.css';
import { RemoveWayDialog } from './remove-way-dialog.tsx';

const icons = { passphrase: KeyRound, 'recovery-words': ScrollText, passkey: Fingerprint } as const;

/** A way in with the day it was set. The last one that is no passkey stays: without it a lost passkey would lose everything. */
export function WayRow(props: {
  readonly way: WayInSummary;
  /** Another one in its place. */
  readonly onChange: () => void;
}): JSX.Element {
  const { attune } = useApp();
  const ways = createLive(attune.lock.ways);
  const id = createUniqueId();
  const [removing, setRemoving] = createSignal(false);
  const mayGo = (): boolean =>
    ways().some(({ id: other, way }) => other !== props.way.id && way !== 'passkey');
  return (
    <li class={styles['way']} ref={(own) => passFocusOn(own)}>
      <Icon of={icons[props.way.way]} />
      <span class={styles['wayWords']}>
        <strong id={id}>{lockWords.way[props.way.way]}</strong>
        <span class={styles['quiet']}>
          {lockWords.setOn(shown(props.way.setMs, { dateStyle: 'long' }))}
        </span>
      </span>
      <span class={styles['row']}>
        <Show when={props.way.way !== 'passkey'}>
          <Button
            look="quiet"
            word={props.way.way === 'passphrase' ? lockWords.change : lockWords.newWords}
            onClick={() => props.onChange()}
          />
        </Show>
        <Show when={mayGo()}>
          <Button
            look="quiet"
            word={lockWords.remove}
            aria-describedby={id}
            onClick={() => setRemoving(true)}
          />
        </Show>
      </span>
      <Show when={removing()}>
        <RemoveWayDialog way={props.way} onClose={() => setRemoving(false)} />
      </Show>
    </li>
  );
}
