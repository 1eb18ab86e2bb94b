import { createSignal, lazy, Suspense, untrack, type JSX } from 'solid-js';
import { memberLimits } from '../../live/app-context.tsx';
import type { InvitationToken } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { joiningWords } from '../../words/joining.ts';
import { welcomeWords } from '../../words/welcome.ts';
import { Fault } from '../../ui/fault.tsx';
import { createAsking } from './create-asking.ts';

const InstallFirst = lazy(() => import('./install-first.tsx'));

/** A newcomer gives a name and knocks. */
export function AskForm(props: {
  readonly invitation: InvitationToken;
  readonly onAsked: () => void;
}): JSX.Element {
  const app = useApp();
  // Who has asked before, with another link, is not asked for their name again.
  const [name, setName] = createSignal(untrack(() => app.joins().at(-1)?.yourName ?? ''));
  let box: HTMLInputElement | undefined;
  const { missing, asking, fault, ask, forgive } = createAsking({
    invitation: () => props.invitation,
    name,
    box: () => box,
    onAsked: () => props.onAsked(),
  });
  return (
    <>
      <PageHeading heading={joiningWords.heading} lead={joiningWords.lead} />
      <Suspense>
        <InstallFirst before="join" />
      </Suspense>
      <Sheet>
        <Form onSubmit={() => void ask()}>
          <TextField
            label={joiningWords.yourName}
            hint={joiningWords.sees}
            value={name()}
            onInput={(text) => {
              setName(text);
              forgive();
            }}
            maxLength={memberLimits.name}
            fault={missing() ? welcomeWords.yourNameMissing : undefined}
            ref={(own) => {
              box = own;
            }}
          />
          <Fault text={fault()} />
          <FormActions from="start">
            <Button type="submit" look="main" word={joiningWords.ask} disabled={asking()} />
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}
