import type { JSX } from 'solid-js';
import styles from './together-drawing.module.css';

/** Two people by a window with one page before them, in the colours of the theme. */
export function TogetherDrawing(props: { readonly label: string }): JSX.Element {
  return (
    <svg class={styles['drawing']} role="img" aria-label={props.label} viewBox="0 0 440 366">
      <defs>
        <clipPath id="together-frame">
          <rect width="440" height="366" rx="30" />
        </clipPath>
        <clipPath id="together-window">
          <rect x="42" y="36" width="356" height="236" rx="18" />
        </clipPath>
      </defs>
      <g clip-path="url(#together-frame)">
        <rect class={styles['wall']} width="440" height="366" />
        <g clip-path="url(#together-window)">
          <rect class={styles['window']} x="42" y="36" width="356" height="236" />
          <circle class={styles['sun']} cx="338" cy="94" r="36" />
          <path
            class={styles['hills']}
            d="M42 214c50-34 100-38 150-14s96 26 136 0 54-24 70-18v90H42z"
          />
        </g>
        <path class={styles['bars']} d="M220 36v236M42 150h356" />
        <rect class={styles['frame']} x="42" y="36" width="356" height="236" rx="18" />
        <path class={styles['one']} d="M112 330v-94a49 49 0 0 1 98 0v94z" />
        <circle class={styles['one']} cx="161" cy="141" r="35" />
        <path class={styles['two']} d="M232 330v-82a47 47 0 0 1 94 0v82z" />
        <circle class={styles['two']} cx="279" cy="162" r="32.5" />
        <path class={styles['table']} d="M0 316h440v50H0z" />
        <path class={styles['pot']} d="M364 286h38l-5 30h-28z" />
        <path
          class={styles['leaf']}
          d="M383 286c-2-22-14-32-28-34 0 18 10 32 28 34zM383 286c0-26 10-42 26-48 4 22-6 42-26 48z"
        />
        <rect class={styles['page']} x="137" y="258" width="172" height="82" rx="14" />
        <path class={styles['lines']} d="M157 280h92M157 299h118M157 318h64" />
        <path class={styles['lineTwo']} d="M234 318h30" />
      </g>
    </svg>
  );
}
