import { Navigate, useNavigate } from '@solidjs/router';
import { createMemo, lazy, Match, Show, Switch, type JSX } from 'solid-js';
import type { InvitationToken } from '../../live/app-context.tsx';
import type { JoinRequest, LinkFault } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { Front } from '../../ui/front.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { joiningWords } from '../../words/joining.ts';
import { welcomeWords } from '../../words/welcome.ts';
import { AskForm } from './ask-form.tsx';
import { JoinProgress } from './join-progress.tsx';

/** For a link that adds this browser to somebody's own devices: hardly anybody ever needs it. */
const DeviceForm = lazy(() => import('./device-form.tsx'));
const DeviceArrived = lazy(() => import('./device-arrived.tsx'));

/** The way in by a link, to a workspace or to one's own devices: a name, then the request until it is settled. */
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
  /** Hardly anything is left of the link: whoever asks already is led to that, and others are told. */
  const isCut = (): boolean => fault() !== undefined && app.browser.invitationText.get() === '';
  /** The request that this page is about: the one made by the link that led here, else the last one. */
  const request = createMemo<JoinRequest | undefined>((before) => {
    const link = token();
    const found = link && app.joins().find((one) => one.invitation === link.invitation);
    // Let in, it is no longer a request, and still shows the way in: an older one that was refused does not take its place.
    const isIn = before !== undefined && ['let-in', 'added'].includes(before.state.get().tag);
    return found ?? (isIn ? before : link === undefined ? app.joins().at(-1) : undefined);
  });
  return (
    <Front>
      <Switch fallback={<NoLink fault={isCut() ? 'damaged' : undefined} />}>
        <Match when={isCut() ? undefined : fault()}>{(why) => <NoLink fault={why()} />}</Match>
        <Match when={request()} keyed>
          {(made) => <Progress request={made} />}
        </Match>
        <Match when={token()}>
          {(link) => (
            <Show
              when={link().device}
              fallback={<AskForm invitation={link()} onAsked={() => app.forgetInvitation()} />}
            >
              <DeviceForm invitation={link()} onAsked={() => app.forgetInvitation()} />
            </Show>
          )}
        </Match>
        <Match when={app.workspaces().length > 0 && !isCut()}>
          <Navigate href="/" />
        </Match>
      </Switch>
    </Front>
  );
}

function Progress(props: { readonly request: JoinRequest }): JSX.Element {
  const app = useApp();
  // eslint-disable-next-line solid/reactivity -- keyed: another request is another component.
  const state = createLive(props.request.state);
  return (
    <Show
      when={state().tag === 'added'}
      fallback={<JoinProgress request={props.request} onGivenUp={() => app.forgetInvitation()} />}
    >
      <DeviceArrived />
    </Show>
  );
}

function NoLink(props: { readonly fault: LinkFault | undefined }): JSX.Element {
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
