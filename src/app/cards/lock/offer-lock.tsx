import { createSignal, createUniqueId, lazy, Show, Suspense, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { Button } from '../../ui/button.tsx';
import { catchFocus } from '../../ui/catch-focus.ts';
import { Form, FormActions } from '../../ui/form.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { offerLockWords } from '../../words/offer-lock.ts';

const PassphraseDialog = lazy(() => import('./passphrase-dialog.tsx'));

/** Offers a lock where somebody has begun to keep words here; once it is set or put off it never comes again. */
export default function OfferLock(props: {
  /** Whose words are at stake: other people's, or one's own. */
  readonly to: 'therapist' | 'writer';
}): JSX.Element {
  const { attune, preferences } = useApp();
  const ways = createLive(attune.lock.ways);
  const toasts = useToasts();
  const id = createUniqueId();
  const [setting, setSetting] = createSignal(false);
  const isOffered = (): boolean =>
    setting() || (ways().length === 0 && preferences().lockOffer === 'open');
  const putOff = (): void => {
    toasts.show({ text: offerLockWords.laterSaid });
    void attune.setPreferences({ lockOffer: 'declined' });
    catchFocus();
  };
  return (
    <Show when={isOffered()}>
      <Sheet look="gentle" aria-labelledby={id}>
        <Form onSubmit={() => setSetting(true)}>
          <h2 id={id}>{offerLockWords.heading}</h2>
          <p>{props.to === 'therapist' ? offerLockWords.forTherapist : offerLockWords.forWriter}</p>
          <FormActions from="start">
            <Button type="submit" word={offerLockWords.set} />
            <Button look="quiet" word={offerLockWords.later} onClick={putOff} />
          </FormActions>
        </Form>
      </Sheet>
      <Show when={setting()}>
        <Suspense>
          <PassphraseDialog onClose={() => setSetting(false)} />
        </Suspense>
      </Show>
    </Show>
  );
}
