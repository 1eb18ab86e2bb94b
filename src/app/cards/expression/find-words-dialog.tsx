import { createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { expressionWords } from '../../words/expression.ts';
import { needGroups } from '../../words/needs.ts';
import { sharedWords } from '../../words/shared.ts';
import { starterGroups } from '../../words/starters.ts';
import { Feelings, FeelingsViewButton } from './feelings.tsx';
import styles from './find-words-dialog.module.css';
import { WordGroups } from './word-groups.tsx';

/** What there is to choose from. */
const kinds = ['feelings', 'starters', 'needs'] as const;
type Kind = (typeof kinds)[number];

/** What somebody looked at last on this page: it is there again at the next opening. */
const [kind, setKind] = createSignal<Kind>('feelings');

export interface FindWordsDialogProps {
  readonly onChoose: (words: string) => void;
  readonly onClose: () => void;
}

/** Words for feelings, beginnings of sentences and words for needs, to choose from. */
export function FindWordsDialog(props: FindWordsDialogProps): JSX.Element {
  const choose = (words: string): void => props.onChoose(words);
  return (
    <Dialog
      title={expressionWords.heading}
      closeWord={sharedWords.close}
      look="wide"
      onClose={() => props.onClose()}
    >
      <Tabs
        label={expressionWords.heading}
        value={kind()}
        options={kinds.map((value) => ({ value, word: expressionWords.tabs[value] }))}
        onChange={setKind}
      >
        <div class={styles['panel']}>
          <div class={styles['top']}>
            <p class={styles['lead']}>{expressionWords.lead}</p>
            <Show when={kind() === 'feelings'}>
              <FeelingsViewButton />
            </Show>
          </div>
          <Switch>
            <Match when={kind() === 'feelings'}>
              <Feelings onChoose={choose} />
            </Match>
            <Match when={kind() === 'starters'}>
              <WordGroups
                look="line"
                groups={starterGroups.map(({ heading, starters }) => ({
                  heading,
                  words: starters,
                }))}
                onChoose={choose}
              />
            </Match>
            <Match when={kind() === 'needs'}>
              <WordGroups
                groups={needGroups.map(({ heading, needs }) => ({ heading, words: needs }))}
                onChoose={choose}
              />
            </Match>
          </Switch>
        </div>
      </Tabs>
    </Dialog>
  );
}
