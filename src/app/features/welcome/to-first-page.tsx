import { Navigate } from '@solidjs/router';
import type { JSX } from 'solid-js';

/** An address that leads nowhere leads to the first page. */
export default function ToFirstPage(): JSX.Element {
  return <Navigate href="/" />;
}
