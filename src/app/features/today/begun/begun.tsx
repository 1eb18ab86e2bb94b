import type { JSX } from 'solid-js';
import { GoalsAtWork } from './goals-at-work.tsx';
import { LastWritten } from './last-written.tsx';

/** What is worked on and what was written last: loaded once there is something to show. */
export default function Begun(): JSX.Element {
  return (
    <>
      <GoalsAtWork />
      <LastWritten />
    </>
  );
}
