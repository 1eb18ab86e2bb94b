import { useNavigate } from '@solidjs/router';
import { createUniqueId, Show, type JSX } from 'solid-js';
import type { DeviceNotice } from '../../crdt/spaces/index.ts';
import { Button } from '../ui/button.tsx';
import { passFocusOn } from '../ui/pass-focus-on.ts';
import { Sheet } from '../ui/sheet.tsx';
import { doorWords } from '../words/door.ts';
import { shown } from '../words/when.ts';
import styles from './door-notice.module.css';

/** A device that another one of this person's has let in: kept until somebody has said what it is. */
export function AddedNotice(props: { readonly notice: DeviceNotice }): JSX.Element {
  const navigate = useNavigate();
  const id = createUniqueId();
  const day = (): string => shown(props.notice.addedMs, { dateStyle: 'long' });
  return (
    <Sheet look="door" role="region" aria-labelledby={id}>
      <div class={styles['notice']} ref={(own) => passFocusOn(own)}>
        <h2 id={id}>
          {props.notice.name === ''
            ? doorWords.addedNoName
            : doorWords.addedHeading(props.notice.name)}
        </h2>
        <Show when={props.notice.addedMs > 0}>
          <p class={styles['quiet']}>
            {props.notice.by === ''
              ? doorWords.addedOn(day())
              : doorWords.addedBy(props.notice.by, day())}
          </p>
        </Show>
        <p>{doorWords.addedReads}</p>
        <div class={styles['actions']}>
          <Button word={doorWords.lookAtDevices} onClick={() => navigate('/settings')} />
          <Button look="main" word={doorWords.isMine} onClick={() => void props.notice.seen()} />
        </div>
      </div>
    </Sheet>
  );
}
