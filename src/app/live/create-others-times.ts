import { useSessionRoom } from './session-room-context.tsx';
import { useWorkspace } from './workspace-context.tsx';
import { sessionsWords } from '../words/sessions.ts';
import { clockElsewhere } from '../words/when-planned.ts';

/**
 * Tells what the others' clocks show at a moment, where they show something else than the clocks here: "(16:00 for Sam)".
 * Nothing of those who have not told where they are.
 */
export function createOthersTimes(): (atMs: number) => string | undefined {
  const { sessions } = useSessionRoom();
  const { me, memberOf, nameOf } = useWorkspace();
  return (atMs) => {
    const byTime = new Map<string, string[]>();
    for (const { member, zone } of sessions.view.zones) {
      if (member === me || memberOf(member) === undefined) continue;
      const time = clockElsewhere(atMs, zone);
      if (time === undefined) continue;
      byTime.set(time, [...(byTime.get(time) ?? []), nameOf(member)]);
    }
    if (byTime.size === 0) return undefined;
    return sessionsWords.forOthers([...byTime].map(([time, names]) => ({ time, names })));
  };
}
