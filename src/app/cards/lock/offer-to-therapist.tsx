import { Show, type JSX } from 'solid-js';
import { useWorkspace } from '../../live/workspace-context.tsx';
import OfferLock from './offer-lock.tsx';

/** The offer of a lock to whoever is a therapist in this workspace; the others are offered one where they write for themselves. */
export default function OfferToTherapist(): JSX.Element {
  const { me, members } = useWorkspace();
  return (
    <Show when={members.view.members.find((one) => one.id === me)?.part === 'therapist'}>
      <OfferLock to="therapist" />
    </Show>
  );
}
