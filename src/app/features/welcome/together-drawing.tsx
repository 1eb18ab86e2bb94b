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
      </defs>
      <g clip-path="url(#together-frame)">
        <rect class={styles['wall']} width="440" height="366" />
        <rect class={styles['window']} x="46" y="38" width="348" height="212" rx="20" />
        <circle class={styles['sun']} cx="334" cy="96" r="38" />
        <path
          class={styles['far']}
          d="M46 206c46-30 92-34 138-12s92 26 130 2 60-26 80-18v72H46z"
        />
        <path class={styles['bars']} d="M220 38v212M46 144h348" />
        <path
          class={styles['near']}
          d="M0 286c54-26 112-28 172-10s118 14 162-6 78-26 106-20v116H0z"
        />
        <path class={styles['one']} d="M112 330v-94a49 49 0 0 1 98 0v94z" />
        <circle class={styles['one']} cx="161" cy="141" r="35" />
        <path class={styles['two']} d="M232 330v-82a47 47 0 0 1 94 0v82z" />
        <circle class={styles['two']} cx="279" cy="162" r="32.5" />
        <path class={styles['table']} d="M0 322h440v44H0z" />
        <rect class={styles['page']} x="137" y="258" width="172" height="82" rx="14" />
        <path class={styles['lines']} d="M157 280h92M157 299h118M157 318h64" />
        <path class={styles['lineTwo']} d="M234 318h30" />
      </g>
    </svg>
  );
}
