import { useNavigate } from '@solidjs/router';
import type { LucideIcon } from 'lucide-solid';
import NotebookPen from 'lucide-solid/icons/notebook-pen';
import Sprout from 'lucide-solid/icons/sprout';
import Users from 'lucide-solid/icons/users';
import { createUniqueId, type JSX } from 'solid-js';
import type { PlaceName } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { todayWords } from '../../words/today.ts';
import styles from './today-page.module.css';

interface Next {
  readonly icon: LucideIcon;
  readonly heading: string;
  readonly text: string;
  readonly action: string;
  readonly place: PlaceName;
}

/** The one obvious next step, from what is there. */
export function NextStep(): JSX.Element {
  const { goals, members, notes, path } = useWorkspace();
  const navigate = useNavigate();
  const id = createUniqueId();
  const next = (): Next => {
    if (members.view.members.length < 2)
      return { icon: Users, place: 'people', ...todayWords.invite };
    if (goals.view.goals.length === 0)
      return { icon: Sprout, place: 'goals', ...todayWords.firstGoal };
    const working = goals.view.goals.filter(
      (goal) => goal.status === 'working' || goal.status === 'thinking',
    );
    for (const goal of working) {
      const step = goal.steps.find((one) => !one.done);
      if (step !== undefined) {
        return {
          icon: Sprout,
          place: 'goals',
          heading: step.text,
          text: todayWords.goOn.from(goal.text),
          action: todayWords.goOn.action,
        };
      }
    }
    const without = working[0];
    if (without !== undefined && notes.view.notes.length > 0) {
      return {
        icon: Sprout,
        place: 'goals',
        heading: todayWords.addStep.heading,
        text: todayWords.addStep.text(without.text),
        action: todayWords.addStep.action,
      };
    }
    return { icon: NotebookPen, place: 'notes', ...todayWords.firstNote };
  };
  return (
    <Sheet look="next" aria-labelledby={id}>
      <div class={styles['next']}>
        <p class={styles['eyebrow']}>
          <Icon of={next().icon} />
          <span>{todayWords.nextStep}</span>
        </p>
        <h2 id={id}>{next().heading}</h2>
        <p class={styles['quiet']}>{next().text}</p>
        <div class={styles['action']}>
          <Button look="main" word={next().action} onClick={() => navigate(path(next().place))} />
        </div>
      </div>
    </Sheet>
  );
}
