import { useLocation } from '@solidjs/router';
import type { LucideIcon } from 'lucide-solid';
import type { JSX } from 'solid-js';
import type { PlaceName } from '../live/app-context.tsx';
import { useWorkspace } from '../live/workspace-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { shellWords } from '../words/shell.ts';
import styles from './navigation.module.css';

/** A place of a workspace, as the navigation shows it. */
export interface Place {
  readonly name: PlaceName;
  readonly icon: LucideIcon;
}

/** The way to a place, marked while one is there. */
export function PlaceLink(props: { readonly place: Place }): JSX.Element {
  const { path } = useWorkspace();
  const current = useCurrent();
  const href = (): string => path(props.place.name);
  // What it says about itself is no part of its name.
  const only = (): string | undefined =>
    props.place.name === 'journal' ? shellWords.onlyYou : undefined;
  return (
    <a
      class={styles['place']}
      href={href()}
      aria-current={current(href())}
      aria-description={only()}
      data-only={only()}
    >
      <Icon of={props.place.icon} />
      <span>{shellWords.places[props.place.name]}</span>
    </a>
  );
}

/** How the present page stands to a place: it is its page, or a page within it, as a note is. */
export function useCurrent(): (path: string) => 'page' | 'true' | undefined {
  const location = useLocation();
  return (path) => {
    if (location.pathname === path) return 'page';
    return location.pathname.startsWith(`${path}/`) ? 'true' : undefined;
  };
}
