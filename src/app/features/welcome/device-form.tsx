import {
  createResource,
  createSignal,
  createUniqueId,
  lazy,
  Match,
  Show,
  Suspense,
  Switch,
  type JSX,
} from 'solid-js';
import type { InvitationToken } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { createDevice } from '../../live/create-device.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { arrivingWords } from '../../words/arriving.ts';
import { createAsking } from './create-asking.ts';
import styles from './device-form.module.css';
import { OccupiedBrowser } from './occupied-browser.tsx';

const InstallFirst = lazy(() => import('./install-first.tsx'));

/** As long as a name of a device may be, in UTF-16 units. */
const nameLimit = 80;

/** A browser that is to become one of a person's devices: what that means, a name for it, and the knock. */
export default function DeviceForm(props: {
  readonly invitation: InvitationToken;
  readonly onAsked: () => void;
}): JSX.Element {
  const { attune } = useApp();
  /** Whether words rest here that would have nowhere to go. What cannot be opened is not passed over. */
  const [occupied] = createResource(async () => {
    if (attune.personal.get().tag === 'none') return false;
    const personal = await attune.openPersonal().catch(() => undefined);
    return personal?.ok !== true || (await personal.value.holdsWords().catch(() => true));
  });
  return (
    <Switch fallback={<p role="status">{arrivingWords.looking}</p>}>
      <Match when={occupied.latest === true}>
        <OccupiedBrowser />
      </Match>
      <Match when={occupied.latest === false}>
        <NameForm invitation={props.invitation} onAsked={() => props.onAsked()} />
      </Match>
    </Switch>
  );
}

function NameForm(props: {
  readonly invitation: InvitationToken;
  readonly onAsked: () => void;
}): JSX.Element {
  const app = useApp();
  const device = createDevice();
  const careful = createUniqueId();
  const [typed, setTyped] = createSignal<string>();
  const name = (): string => typed() ?? device()?.self.name ?? '';
  let box: HTMLInputElement | undefined;
  const { missing, asking, fault, ask, forgive } = createAsking({
    invitation: () => props.invitation,
    name,
    box: () => box,
    onAsked: () => props.onAsked(),
  });
  return (
    <>
      <PageHeading heading={arrivingWords.heading} lead={arrivingWords.lead} />
      <Suspense>
        <InstallFirst before="join" />
      </Suspense>
      <Sheet>
        <div class={styles['means']}>
          <p>{arrivingWords.gets}</p>
          <Show when={app.workspaces().length > 0}>
            <p>{arrivingWords.has(app.workspaces().length)}</p>
          </Show>
          <p class={styles['gentle']} id={careful}>
            {arrivingWords.otherwise}
          </p>
        </div>
        <Form onSubmit={() => void ask()}>
          <TextField
            label={arrivingWords.name}
            hint={arrivingWords.nameHint}
            value={name()}
            onInput={(text) => {
              setTyped(text);
              forgive();
            }}
            maxLength={nameLimit}
            fault={missing() ? arrivingWords.nameMissing : undefined}
            ref={(own) => {
              box = own;
            }}
          />
          <Fault text={fault()} />
          <FormActions from="start">
            <Button
              type="submit"
              look="main"
              word={arrivingWords.ask}
              aria-describedby={careful}
              disabled={asking()}
            />
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}
