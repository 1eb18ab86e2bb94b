import { createSignal, type JSX } from 'solid-js';
import { memberLimits } from '../../live/app-context.tsx';
import type { InvitationToken } from '../../live/app-context.tsx';
import type { JoinRequest } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { joiningWords } from '../../words/joining.ts';
import { keepFaultWords } from '../../words/shared.ts';
import { welcomeWords } from '../../words/welcome.ts';
import { Fault } from './fault.tsx';

/** A newcomer gives a name and knocks. */
export function AskForm(props: {
  readonly invitation: InvitationToken;
  readonly onAsked: (request: JoinRequest) => void;
}): JSX.Element {
  const app = useApp();
  const [name, setName] = createSignal('');
  const [missing, setMissing] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  let box: HTMLInputElement | undefined;
  const ask = async (): Promise<void> => {
    setMissing(name().trim() === '');
    if (missing()) return box?.focus();
    if (asking()) return;
    setAsking(true);
    setFault(undefined);
    const asked = await app.attune.askToComeIn({
      invitation: props.invitation,
      yourName: name().trim(),
    });
    setAsking(false);
    if (asked.ok) props.onAsked(asked.value);
    else setFault(keepFaultWords[asked.error]);
  };
  return (
    <>
      <PageHeading heading={joiningWords.heading} lead={joiningWords.lead} />
      <Sheet>
        <Form onSubmit={() => void ask()}>
          <TextField
            label={joiningWords.yourName}
            hint={joiningWords.sees}
            value={name()}
            onInput={(text) => {
              setName(text);
              setMissing(false);
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
