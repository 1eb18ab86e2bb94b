import { createSignal } from 'solid-js';
import type { RecordId } from '../../crdt/basics/id.ts';
import type { Session } from '../../crdt/spaces/index.ts';
import { endOf } from '../../crdt/spaces/room-face.ts';
import { daysBetween } from '../words/when.ts';
import { useWorkspace } from './workspace-context.tsx';

const hourMs = 3_600_000;
/** So long after its end, in milliseconds, a session that is open was most likely forgotten; on another day sooner. */
const longMs = 3 * hourMs;
/** Whoever changed something in it within so many milliseconds is busy with it: opened it again, or writes its notes. */
const busyMs = hourMs;

/** Whether a session was begun and never closed, and looks forgotten at `nowMs` (milliseconds since 1970). */
export function isLeftOpen(
  session: Pick<Session, 'atMs' | 'minutes' | 'startedMs' | 'closedMs' | 'changed'>,
  nowMs: number,
): boolean {
  if (session.startedMs === undefined || session.closedMs !== undefined) return false;
  const endMs = endOf(session);
  if (nowMs <= endMs || nowMs - session.changed.atMs < busyMs) return false;
  return nowMs - endMs > longMs || daysBetween(new Date(endMs), new Date(nowMs)) > 0;
}

/** Asks whether a forgotten session is to be closed, until somebody here goes on with it. Nothing happens by itself. */
export interface LeftOpen {
  /** Whether to ask about this session at `nowMs`. */
  isAsked(session: Session, nowMs: number): boolean;
  /** It goes on: not asked again for three hours on this page. */
  goOn(session: RecordId, nowMs: number): void;
}

/** When which session was gone on with, for all pages of a workspace. */
const kept = new WeakMap<object, ReturnType<typeof newMemory>>();

function newMemory() {
  const [goneOn, setGoneOn] = createSignal<ReadonlyMap<RecordId, number>>(new Map());
  return { goneOn, setGoneOn };
}

/** The question about forgotten sessions of the workspace that is open. */
export function createLeftOpen(): LeftOpen {
  const { workspace } = useWorkspace();
  const memory = kept.get(workspace) ?? newMemory();
  kept.set(workspace, memory);
  const { goneOn, setGoneOn } = memory;
  return {
    isAsked: (session, nowMs) =>
      isLeftOpen(session, nowMs) && nowMs - (goneOn().get(session.id) ?? -Infinity) > longMs,
    goOn: (session, nowMs) => void setGoneOn((before) => new Map([...before, [session, nowMs]])),
  };
}
