import { useNavigate } from '@solidjs/router';
import { createSignal, lazy, Suspense, type JSX } from 'solid-js';
import { err } from '../../../crdt/basics/result.ts';
import { memberLimits, parts, type Part } from '../../live/app-context.tsx';
import { useApp, workspacePath } from '../../live/app-context.tsx';
import { Front } from '../../ui/front.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { keepFaultWords } from '../../words/keep-faults.ts';
import { sharedWords } from '../../words/shared.ts';
import { welcomeWords } from '../../words/welcome.ts';
import { Fault } from '../../ui/fault.tsx';

const InstallFirst = lazy(() => import('./install-first.tsx'));

/** Starting a workspace: a name, a part, a name for the place. */
export default function StartPage(): JSX.Element {
  const app = useApp();
  const navigate = useNavigate();
  const [name, setName] = createSignal('');
  const [part, setPart] = createSignal<Part>('therapist');
  const [workspaceName, setWorkspaceName] = createSignal('');
  const [asked, setAsked] = createSignal(false);
  const [making, setMaking] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  let nameBox: HTMLInputElement | undefined;
  let workspaceBox: HTMLInputElement | undefined;

  const create = async (): Promise<void> => {
    setAsked(true);
    if (name().trim() === '') return nameBox?.focus();
    if (workspaceName().trim() === '') return workspaceBox?.focus();
    if (making()) return;
    setMaking(true);
    setFault(undefined);
    const started = await app.attune
      .startWorkspace({
        yourName: name().trim(),
        yourPart: part(),
        workspaceName: workspaceName().trim(),
      })
      // A part of Attune could not be loaded.
      .catch(() => err('unknown' as const));
    setMaking(false);
    if (!started.ok) {
      setFault(keepFaultWords[started.error]);
      return;
    }
    const workspace = app.workspaces().find((one) => one.id === started.value);
    navigate(workspace === undefined ? '/' : workspacePath(workspace, 'today'));
  };
  return (
    <Front>
      <BackLink href="/" word={welcomeWords.firstPage} />
      <PageHeading heading={welcomeWords.startHeading} lead={welcomeWords.startLead} />
      <Suspense>
        <InstallFirst before="start" />
      </Suspense>
      <Sheet>
        <Form onSubmit={() => void create()}>
          <TextField
            label={welcomeWords.yourName}
            hint={welcomeWords.yourNameHint}
            value={name()}
            onInput={setName}
            maxLength={memberLimits.name}
            fault={asked() && name().trim() === '' ? welcomeWords.yourNameMissing : undefined}
            ref={(box) => {
              nameBox = box;
            }}
          />
          <RadioGroup
            label={welcomeWords.yourPart}
            value={part()}
            options={parts.map((value) => ({ value, word: sharedWords.parts[value] }))}
            onChange={setPart}
          />
          <TextField
            label={welcomeWords.workspaceName}
            hint={welcomeWords.workspaceNameHint}
            value={workspaceName()}
            onInput={setWorkspaceName}
            maxLength={memberLimits.workspaceName}
            fault={
              asked() && workspaceName().trim() === ''
                ? welcomeWords.workspaceNameMissing
                : undefined
            }
            ref={(box) => {
              workspaceBox = box;
            }}
          />
          <Fault text={fault()} />
          <FormActions from="start">
            <Button
              type="submit"
              look="main"
              word={making() ? welcomeWords.creating : welcomeWords.create}
              disabled={making()}
            />
          </FormActions>
        </Form>
      </Sheet>
    </Front>
  );
}
