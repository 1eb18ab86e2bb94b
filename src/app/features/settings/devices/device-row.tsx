import Archive from 'lucide-solid/icons/archive';
import Monitor from 'lucide-solid/icons/monitor';
import Smartphone from 'lucide-solid/icons/smartphone';
import { createUniqueId, Show, type JSX } from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import type { OwnDevice } from '../../../live/create-my-devices.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { passFocusOn } from '../../../ui/pass-focus-on.ts';
import { devicesWords } from '../../../words/devices.ts';
import { daysBetween, shown } from '../../../words/when.ts';
import styles from '../settings.module.css';

const icons = { computer: Monitor, phone: Smartphone, backup: Archive } as const;

/** One device: what it is, since when, when it was in use, and what can be done with it. */
export function DeviceRow(props: {
  readonly device: OwnDevice;
  readonly name: string;
  /** Both undefined where it would lead to nothing. */
  readonly onRename: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
}): JSX.Element {
  const { browser } = useApp();
  const id = createUniqueId();
  const facts = (): string =>
    [
      devicesWords.kinds[props.device.kind],
      props.device.addedMs === undefined
        ? undefined
        : devicesWords.added(day(props.device.addedMs)),
      props.device.isThis ? undefined : lastSeen(props.device, browser.clock.nowMs()),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  return (
    <li class={styles['way']} ref={(own) => passFocusOn(own)}>
      <Icon of={icons[props.device.kind]} />
      <span class={styles['wayWords']}>
        <strong id={id}>{props.name}</strong>
        <span class={styles['quiet']}>{facts()}</span>
      </span>
      <span class={styles['row']}>
        <Show when={props.device.isThis}>
          <Chip look="quiet">{devicesWords.this}</Chip>
        </Show>
        {/* Backups are called after the device that made them. */}
        <Show when={props.device.kind !== 'backup' && props.onRename}>
          <Button
            look="quiet"
            word={devicesWords.rename}
            aria-describedby={id}
            onClick={() => props.onRename?.()}
          />
        </Show>
        <Show when={!props.device.isThis && props.onRemove}>
          <Button
            look="quiet"
            word={devicesWords.remove}
            aria-describedby={id}
            onClick={() => props.onRemove?.()}
          />
        </Show>
      </span>
    </li>
  );
}

const day = (atMs: number): string => shown(atMs, { dateStyle: 'long' });

/** In plain words, as far as this device knows. */
function lastSeen(device: OwnDevice, nowMs: number): string | undefined {
  if (device.isHere) return devicesWords.hereNow;
  if (device.seenMs === undefined) return undefined;
  const days = daysBetween(new Date(device.seenMs), new Date(nowMs));
  if (days <= 0) return devicesWords.seenToday;
  if (days === 1) return devicesWords.seenYesterday;
  return days < 30 ? devicesWords.seen(days) : devicesWords.seenOn(day(device.seenMs));
}
