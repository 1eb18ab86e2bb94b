import { useNavigate } from '@solidjs/router';
import { onMount, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { createMyDevices, type MyDevices } from '../../live/create-my-devices.ts';
import { introduceDevice } from '../../live/introduce-device.ts';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { arrivingWords } from '../../words/arriving.ts';
import styles from './device-form.module.css';

/** This browser is one of the person's devices now: what has come, what is on its way, and what to do next. */
export default function DeviceArrived(): JSX.Element {
  const app = useApp();
  const navigate = useNavigate();
  const mine = createMyDevices();
  onMount(() => void mine.open());
  // What it is called was said at the door; what it is only this browser knows.
  introduceDevice(mine, 'named-at-the-door');
  const count = (): number => app.workspaces().length;
  return (
    <div aria-live="polite">
      <PageHeading heading={arrivingWords.arrived(count())} />
      <Sheet>
        <div class={styles['next']}>
          <Show when={mine.devices()} keyed>
            {(devices) => <OnItsWay awaited={devices.awaited} />}
          </Show>
          <p class={styles['quiet']}>{arrivingWords.photos}</p>
          <p>{arrivingWords.lock}</p>
        </div>
        <FormActions from="start">
          <Button
            look="main"
            word={count() > 0 ? arrivingWords.begin : arrivingWords.beginJournal}
            onClick={() => navigate(count() > 0 ? '/' : '/journal')}
          />
          <Button word={arrivingWords.setLock} onClick={() => navigate('/settings')} />
        </FormActions>
      </Sheet>
    </div>
  );
}

function OnItsWay(props: { readonly awaited: MyDevices['awaited'] }): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- keyed: another list is another component.
  const awaited = createLive(props.awaited);
  return <p>{awaited() > 0 ? arrivingWords.onItsWay(awaited()) : arrivingWords.allHere}</p>;
}
