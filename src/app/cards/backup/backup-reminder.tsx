import { useNavigate } from '@solidjs/router';
import { createSignal, createUniqueId, onCleanup, onMount, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import type { Backups } from '../../live/device.ts';
import { Button } from '../../ui/button.tsx';
import { catchFocus } from '../../ui/catch-focus.ts';
import { Form, FormActions } from '../../ui/form.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { backupReminderWords } from '../../words/backup-reminder.ts';

/** The page has come to rest by then: nothing of this is in the way of its first words. In milliseconds. */
const quietMs = 5_000;

/**
 * One quiet reminder, where the browser may clear what it keeps and a week has gone by without a backup. Put off, it comes again a
 * week later; where the browser has promised to keep everything it never comes.
 */
export default function BackupReminder(props: {
  /** Where Settings is from here. */
  readonly settings: string;
}): JSX.Element {
  const { attune, browser } = useApp();
  const navigate = useNavigate();
  const toasts = useToasts();
  const id = createUniqueId();
  const [due, setDue] = createSignal<Backups>();
  let isHere = true;
  const look = async (): Promise<void> => {
    const device = await browser.device();
    const storage = await device.storage();
    if (storage?.persistent !== false) return;
    const backups = await device.backups(attune);
    if ((await backups.isDue()) && isHere) setDue(backups);
  };
  onMount(() => {
    // What could not be loaded reminds nobody this time.
    const cancel = browser.clock.after(quietMs, () => void look().catch(() => undefined));
    onCleanup(() => {
      isHere = false;
      cancel();
    });
  });
  const putOff = (): void => {
    void due()?.putOff();
    setDue(undefined);
    toasts.show({ text: backupReminderWords.laterSaid });
    catchFocus();
  };
  return (
    <Show when={due()}>
      <Sheet look="gentle" aria-labelledby={id}>
        <Form onSubmit={() => navigate(props.settings, { state: { making: 'backup' } })}>
          <h2 id={id}>{backupReminderWords.heading}</h2>
          <p>{backupReminderWords.text}</p>
          <FormActions from="start">
            <Button type="submit" word={backupReminderWords.make} />
            <Button look="quiet" word={backupReminderWords.later} onClick={putOff} />
          </FormActions>
        </Form>
      </Sheet>
    </Show>
  );
}
