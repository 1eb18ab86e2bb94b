import ChartPie from 'lucide-solid/icons/chart-pie';
import List from 'lucide-solid/icons/list';
import { createSignal, Show, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { expressionWords } from '../../words/expression.ts';
import { feelingFamilies } from '../../words/feelings.ts';
import { FeelingsWheel } from './feelings-wheel.tsx';
import { WordGroups } from './word-groups.tsx';

/** How words for feelings are shown. */
type View = 'picture' | 'list';

/** Below this width the words of the wheel would be too small to read (px). */
const wideEnough = 640;

/** What somebody chose on this page; undefined until they do. One page has one wheel open at a time. */
const [chosen, setChosen] = createSignal<View>();

const view = (): View => chosen() ?? (window.innerWidth < wideEnough ? 'list' : 'picture');

/** Words for feelings, as a wheel or as a list: the same words in both. */
export function Feelings(props: { readonly onChoose: (word: string) => void }): JSX.Element {
  return (
    <Show
      when={view() === 'picture'}
      fallback={
        <WordGroups
          groups={feelingFamilies.map(({ id, word, feelings }) => ({
            heading: word,
            words: [word, ...feelings],
            feeling: id,
          }))}
          onChoose={(word) => props.onChoose(word)}
        />
      }
    >
      <FeelingsWheel onChoose={(word) => props.onChoose(word)} />
    </Show>
  );
}

/** Goes from the wheel to the list and back. */
export function FeelingsViewButton(): JSX.Element {
  const other = (): View => (view() === 'picture' ? 'list' : 'picture');
  return (
    <Button
      look="quiet"
      icon={other() === 'list' ? List : ChartPie}
      word={expressionWords.show[other()]}
      onClick={() => setChosen(other())}
    />
  );
}
