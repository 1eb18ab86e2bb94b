import { Navigate, useNavigate } from '@solidjs/router';
import { createMemo, Match, Switch, type JSX } from 'solid-js';
import type { InvitationToken } from '../../live/app-context.tsx';
import type { JoinRequest, LinkFault } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { Front } from '../../ui/front.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { joiningWords } from '../../words/joining.ts';
import { welcomeWords } from '../../words/welcome.ts';
import { AskForm } from './ask-form.tsx';
import { JoinProgress } from './join-progress.tsx';

/** The way in by a link: a name, then the request until it is settled. */
export default function JoinPage(): JSX.Element {
  const app = useApp();
  const token = (): InvitationToken | undefined => {
    const invited = app.invited();
    return invited.tag === 'link' ? invited.token : undefined;
  };
  const fault = (): LinkFault | undefined => {
    const invited = app.invited();
    return invited.tag === 'fault' ? invited.fault : undefined;
  };
  /** The request that this page is about: the one made by the link that led here, else the last one. */
  const request = createMemo<JoinRequest | undefined>((before) => {
    const link = token();
    const found =
      link === undefined
        ? app.joins().at(-1)
        : app.joins().find((one) => one.invitation === link.invitation);
    // Let in, it is no longer a request, and still shows the way in.
    return found ?? (before?.state.get().tag === 'let-in' ? before : undefined);
  });
  return (
    <Front>
      <Switch fallback={<NoLink />}>
        <Match when={fault()}>{(why) => <NoLink fault={why()} />}</Match>
        <Match when={request()} keyed>
          {(made) => <JoinProgress request={made} onGivenUp={() => app.forgetInvitation()} />}
        </Match>
        <Match when={token()}>
          {(link) => <AskForm invitation={link()} onAsked={() => app.forgetInvitation()} />}
        </Match>
        <Match when={app.workspaces().length > 0}>
          <Navigate href="/" />
        </Match>
      </Switch>
    </Front>
  );
}

function NoLink(props: { readonly fault?: LinkFault }): JSX.Element {
  const navigate = useNavigate();
  return (
    <>
      <BackLink href="/" word={welcomeWords.firstPage} />
      <PageHeading
        heading={joiningWords.noLinkHeading}
        lead={
          props.fault === undefined ? joiningWords.noLinkText : welcomeWords.linkFaults[props.fault]
        }
      />
      <FormActions from="start">
        <Button look="main" word={joiningWords.paste} onClick={() => navigate('/invitation')} />
      </FormActions>
    </>
  );
}
