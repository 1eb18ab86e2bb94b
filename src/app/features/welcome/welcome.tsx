import { useNavigate } from '@solidjs/router';
import HandHeart from 'lucide-solid/icons/hand-heart';
import Lock from 'lucide-solid/icons/lock';
import MailOpen from 'lucide-solid/icons/mail-open';
import Sprout from 'lucide-solid/icons/sprout';
import WifiOff from 'lucide-solid/icons/wifi-off';
import { createSignal, lazy, onMount, Show, Suspense, untrack, type JSX } from 'solid-js';
import { createLive } from '../../live/create-live.ts';
import { arriveAt } from '../../ui/arrive-at.ts';
import { useApp } from '../../live/app-context.tsx';
import { keepBeside, keptBeside } from '../../theme/keep-beside.ts';
import { Front } from '../../ui/front.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { welcomeWords } from '../../words/welcome.ts';
import { TogetherDrawing } from './together-drawing.tsx';
import styles from './welcome.module.css';

/** Hardly ever needed, so it comes after the page. */
const EmptiedNotice = lazy(() => import('./emptied-notice.tsx'));

/** What somebody new meets: what this is, and two ways in. Nothing is stored yet. */
export function Welcome(): JSX.Element {
  const navigate = useNavigate();
  let heading: HTMLHeadingElement | undefined;
  const { attune, state } = useApp();
  const personal = createLive(attune.personal);
  // Nothing rests here, and a mark says that something did: the browser let go of it.
  const [isEmptied, setIsEmptied] = createSignal(
    untrack(state).tag === 'new' && keptBeside('seen') !== undefined,
  );
  onMount(() => arriveAt(heading));
  return (
    <Front wide>
      <Show when={isEmptied()}>
        <Suspense>
          <EmptiedNotice
            onClose={() => {
              keepBeside('seen', undefined);
              setIsEmptied(false);
            }}
          />
        </Suspense>
      </Show>
      <div class={styles['welcome']}>
        <div class={styles['words']}>
          <h1
            class={styles['heading']}
            tabindex="-1"
            ref={(own) => {
              heading = own;
            }}
          >
            {welcomeWords.heading}
          </h1>
          <p class={styles['lead']}>{welcomeWords.lead}</p>
          <div class={styles['ways']}>
            <Button
              look="main"
              icon={Sprout}
              word={welcomeWords.start}
              onClick={() => navigate('/start')}
            />
            <Button
              icon={MailOpen}
              word={welcomeWords.haveInvitation}
              onClick={() => navigate('/invitation')}
            />
          </div>
          <p class={styles['journal']}>
            <Show when={personal().tag !== 'none'}>
              <a href="/journal">{welcomeWords.journal}</a>
            </Show>
            <a href="/restore">{welcomeWords.restore}</a>
          </p>
          <ul class={styles['promises']}>
            <li>
              <Icon of={WifiOff} />
              {welcomeWords.worksOffline}
            </li>
            <li>
              <Icon of={Lock} />
              {welcomeWords.sealed}
            </li>
            <li>
              <Icon of={HandHeart} />
              {welcomeWords.pace}
            </li>
          </ul>
        </div>
        <TogetherDrawing label={welcomeWords.drawing} />
      </div>
    </Front>
  );
}
