import type { JSX } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { FormActions } from '../ui/form.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { sharedWords } from '../words/shared.ts';
import { shellWords } from '../words/shell.ts';
import { Front } from '../ui/front.tsx';
import styles from './fault-page.module.css';

/**
 * When a page breaks, which is our mistake: the words are safe, and one can try again, or go to where no workspace is
 * open. That page is loaded anew, because nobody knows what else has broken in this one.
 */
export function FaultPage(props: { readonly onRetry: () => void }): JSX.Element {
  return (
    <Front>
      <PageHeading heading={sharedWords.faultHeading} lead={sharedWords.faultText} />
      <FormActions from="start">
        <Button look="main" word={sharedWords.tryAgain} onClick={() => props.onRetry()} />
        <a class={styles['elsewhere']} href="/workspaces" rel="external">
          {shellWords.yourWorkspaces}
        </a>
      </FormActions>
    </Front>
  );
}
