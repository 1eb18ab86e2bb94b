import { createMemo, type JSX } from 'solid-js';
import { encode } from 'uqr';
import styles from './qr-code.module.css';

/** A text as a QR picture: drawn as one crisp path, dark on light in every theme so that cameras read it. */
export function QrCode(props: { readonly text: string; readonly label: string }): JSX.Element {
  const picture = createMemo(() => encode(props.text, { ecc: 'M', border: 3 }));
  return (
    <svg
      class={styles['picture']}
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${picture().size} ${picture().size}`}
      shape-rendering="crispEdges"
    >
      <rect class={styles['light']} width="100%" height="100%" />
      <path class={styles['dark']} d={darkPath(picture().data)} />
    </svg>
  );
}

/** Neighbouring dark squares of a row joined into one bar each. */
function darkPath(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  rows.forEach((row, y) => {
    let start = -1;
    for (let x = 0; x <= row.length; x += 1) {
      const dark = row[x] === true;
      if (dark && start < 0) start = x;
      if (!dark && start >= 0) {
        path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
        start = -1;
      }
    }
  });
  return path;
}
