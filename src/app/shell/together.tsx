import type { JSX } from 'solid-js';
import { OnTop } from '../ui/on-top.tsx';
import { Following } from './following.tsx';
import { OthersMoment, OwnMoment } from './moment.tsx';
import { SignsShown } from './signs-shown.tsx';
import styles from './together.module.css';

/** How the people of a workspace are here together, shown light over whatever page is open. */
export default function Together(): JSX.Element {
  return (
    <>
      <OwnMoment />
      <OnTop>
        <OthersMoment />
        <div class={styles['tray']}>
          <SignsShown />
          <Following />
        </div>
      </OnTop>
    </>
  );
}
