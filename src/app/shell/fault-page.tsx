import type { JSX } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { FormActions } from '../ui/form.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { sharedWords } from '../words/shared.ts';
import { Front } from '../ui/front.tsx';

/** When a page breaks, which is our mistake: the words are safe, and one can try again. */
export function FaultPage(props: { readonly onRetry: () => void }): JSX.Element {
  return (
    <Front>
      <PageHeading heading={sharedWords.faultHeading} lead={sharedWords.faultText} />
      <FormActions from="start">
        <Button look="main" word={sharedWords.tryAgain} onClick={() => props.onRetry()} />
      </FormActions>
    </Front>
  );
}
