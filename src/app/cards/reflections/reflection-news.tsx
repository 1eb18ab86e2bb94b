import { createEffect, on, type JSX } from 'solid-js';
import type { Reflection } from '../../../crdt/documents/reflections/types.ts';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { createAnnouncer, LiveAnnouncer } from '../../ui/live-announcer.tsx';
import { reflectionsWords } from '../../words/reflections.ts';

/** Says to screen readers what the others have just heard or answered. */
export function ReflectionNews(props: { readonly cards: readonly Reflection[] }): JSX.Element {
  const { clock } = useApp().browser;
  const { me, nameOf } = useWorkspace();
  const announcer = createAnnouncer((delayMs, run) => clock.after(delayMs, run));
  /** Each thing somebody else said, by what it is about, as a sentence. */
  const said = (): ReadonlyMap<string, string> => {
    const sentences = new Map<string, string>();
    for (const { id, text, created, answers } of props.cards) {
      if (created.by !== me) {
        sentences.set(id, reflectionsWords.cameIn(nameOf(created.by), text));
      }
      for (const { by, answer, words } of answers) {
        if (by === me) continue;
        const word = reflectionsWords.answers[answer];
        sentences.set(`${id} ${by}`, reflectionsWords.answered(nameOf(by), word, words));
      }
    }
    return sentences;
  };
  createEffect(
    on(said, (now, before) => {
      if (before === undefined) return;
      for (const [what, sentence] of now) {
        if (before.get(what) !== sentence) announcer.say(sentence);
      }
    }),
  );
  return <LiveAnnouncer announcer={announcer} />;
}
