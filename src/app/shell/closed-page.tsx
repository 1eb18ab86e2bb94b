import type { JSX, ParentProps } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { Button } from '../ui/button.tsx';
import { FormActions } from '../ui/form.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { closedWords } from '../words/closed.ts';
import { sharedWords } from '../words/shared.ts';
import { Front } from '../ui/front.tsx';
import styles from './closed-page.module.css';

const words = {
  damaged: { heading: closedWords.damagedHeading, text: closedWords.damagedText },
  'insecure-address': {
    heading: closedWords.insecureHeading,
    text: closedWords.insecureText,
  },
  'no-storage': { heading: closedWords.noStorageHeading, text: closedWords.noStorageText },
} as const;

/** When nothing can be opened or kept: says so, says what helps, and asks for nothing. Below it what can be done besides. */
export default function ClosedPage(
  props: ParentProps<{ readonly why: keyof typeof words }>,
): JSX.Element {
  const app = useApp();
  return (
    <Front>
      <PageHeading heading={words[props.why].heading} lead={words[props.why].text} />
      <FormActions from="start">
        <Button
          look={props.why === 'damaged' ? 'main' : 'plain'}
          word={sharedWords.tryAgain}
          onClick={() => app.browser.reload()}
        />
      </FormActions>
      <div class={styles['besides']}>{props.children}</div>
    </Front>
  );
}
