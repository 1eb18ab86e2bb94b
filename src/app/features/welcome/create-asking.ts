import { createSignal, type Accessor } from 'solid-js';
import { err } from '../../../crdt/basics/result.ts';
import type { InvitationToken } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { keepFaultWords } from '../../words/keep-faults.ts';

/** Knocking by a link, under a name that is asked for first. */
export interface Asking {
  /** Whether it was tried without a name. */
  readonly missing: Accessor<boolean>;
  readonly asking: Accessor<boolean>;
  /** Why the request could not be kept; undefined when it was. */
  readonly fault: Accessor<string | undefined>;
  /** Asks, or goes to the box where no name stands in it. */
  readonly ask: () => Promise<void>;
  /** The name is being written. */
  readonly forgive: () => void;
}

/** Asks to come in by a link with the name that stands in a box. */
export function createAsking(of: {
  readonly invitation: () => InvitationToken;
  readonly name: () => string;
  readonly box: () => HTMLInputElement | undefined;
  readonly onAsked: () => void;
}): Asking {
  const { attune } = useApp();
  const [missing, setMissing] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  return {
    missing,
    asking,
    fault,
    async ask() {
      const yourName = of.name().trim();
      setMissing(yourName === '');
      if (missing()) return of.box()?.focus();
      if (asking()) return;
      setAsking(true);
      setFault(undefined);
      const asked = await attune
        .askToComeIn({ invitation: of.invitation(), yourName })
        // A part of Attune could not be loaded.
        .catch(() => err('unknown' as const));
      setAsking(false);
      if (asked.ok) of.onAsked();
      else setFault(keepFaultWords[asked.error]);
    },
    forgive: () => setMissing(false),
  };
}
