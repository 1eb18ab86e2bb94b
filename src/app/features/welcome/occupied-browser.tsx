import { useNavigate } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { arrivingWords } from '../../words/arriving.ts';
import styles from './device-form.module.css';

/** This browser holds words of its own already: says so, changes nothing, and says what can be done. */
export function OccupiedBrowser(): JSX.Element {
  const navigate = useNavigate();
  return (
    <>
      <PageHeading heading={arrivingWords.occupiedHeading} lead={arrivingWords.occupiedLead} />
      <Sheet>
        <p>{arrivingWords.occupiedWays}</p>
        <ul class={styles['steps']}>
          <li>{arrivingWords.occupiedTurn}</li>
          <li>{arrivingWords.occupiedOther}</li>
          <li>{arrivingWords.occupiedRemoved}</li>
        </ul>
        <FormActions from="start">
          <Button
            look="main"
            word={arrivingWords.occupiedSettings}
            onClick={() => navigate('/settings')}
          />
          <Button word={arrivingWords.occupiedJournal} onClick={() => navigate('/journal')} />
        </FormActions>
      </Sheet>
    </>
  );
}
