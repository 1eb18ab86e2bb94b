import type { JSX } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { Button } from '../ui/button.tsx';
import { sharedWords } from '../words/shared.ts';
import styles from './update-offer.module.css';

/** The offer of a new version: taken now, or put off. */
export function UpdateOffer(props: { readonly onLater: () => void }): JSX.Element {
  const app = useApp();
  return (
    <section class={styles['notice']} aria-label={sharedWords.updateReady}>
      <p>{sharedWords.updateReady}</p>
      <Button
        look="quiet"
        word={sharedWords.updateUse}
        onClick={() => {
          app.attune.flush();
          app.browser.takeUpdate();
        }}
      />
      <Button look="quiet" word={sharedWords.updateLater} onClick={() => props.onLater()} />
    </section>
  );
}
