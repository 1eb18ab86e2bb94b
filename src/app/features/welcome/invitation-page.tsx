import { useNavigate } from '@solidjs/router';
import { createSignal, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { Front } from '../../ui/front.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { welcomeWords } from '../../words/welcome.ts';

/** Somebody was sent a link and pastes it. */
export default function InvitationPage(): JSX.Element {
  const app = useApp();
  const navigate = useNavigate();
  const [link, setLink] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  let box: HTMLInputElement | undefined;
  const open = (): void => {
    const read = app.readInvitation(link());
    if (read.tag === 'link') {
      navigate('/join');
      return;
    }
    setFault(welcomeWords.linkFaults[read.tag === 'fault' ? read.fault : 'not-a-link']);
    box?.focus();
  };
  return (
    <Front>
      <BackLink href="/" word={welcomeWords.firstPage} />
      <PageHeading heading={welcomeWords.invitationHeading} lead={welcomeWords.invitationLead} />
      <Sheet>
        <Form onSubmit={open}>
          <TextField
            label={welcomeWords.invitationLink}
            value={link()}
            onInput={(text) => {
              setLink(text);
              setFault(undefined);
            }}
            fault={fault()}
            ref={(own) => {
              box = own;
            }}
          />
          <FormActions from="start">
            <Button type="submit" look="main" word={welcomeWords.openInvitation} />
          </FormActions>
        </Form>
      </Sheet>
    </Front>
  );
}
