import { Match, Switch, type JSX } from 'solid-js';
import type { Poll, PollAnswer, PollSort } from '../../../crdt/documents/polls/types.ts';
import type { AnswerOf } from './answer-forms/answer-form-props.ts';
import { ChooseOne } from './answer-forms/choose-one.tsx';
import { ChooseSeveral } from './answer-forms/choose-several.tsx';
import { Dots } from './answer-forms/dots.tsx';
import { OneWord } from './answer-forms/one-word.tsx';
import { Rank } from './answer-forms/rank.tsx';
import { Scale } from './answer-forms/scale.tsx';

/** The form that fits a poll, with what is chosen so far. */
export function AnswerForm(props: {
  readonly poll: Poll;
  readonly chosen: PollAnswer | undefined;
  readonly onChoose: (answer: PollAnswer) => void;
  readonly questionId: string;
}): JSX.Element {
  /** What every form is given. */
  const given = {
    get poll() {
      return props.poll;
    },
    get questionId() {
      return props.questionId;
    },
    onAnswer: (answer: PollAnswer) => props.onChoose(answer),
  };
  const chosen = <Sort extends PollSort>(sort: Sort): AnswerOf<Sort> | undefined =>
    isOf(props.chosen, sort) ? props.chosen : undefined;
  return (
    <Switch>
      <Match when={props.poll.sort === 'one'}>
        <ChooseOne {...given} answer={chosen('one')} />
      </Match>
      <Match when={props.poll.sort === 'several'}>
        <ChooseSeveral {...given} answer={chosen('several')} />
      </Match>
      <Match when={props.poll.sort === 'scale'}>
        <Scale {...given} answer={chosen('scale')} />
      </Match>
      <Match when={props.poll.sort === 'rank'}>
        <Rank {...given} answer={chosen('rank')} />
      </Match>
      <Match when={props.poll.sort === 'word'}>
        <OneWord {...given} answer={chosen('word')} />
      </Match>
      <Match when={props.poll.sort === 'dots'}>
        <Dots {...given} answer={chosen('dots')} />
      </Match>
    </Switch>
  );
}

const isOf = <Sort extends PollSort>(
  answer: PollAnswer | undefined,
  sort: Sort,
): answer is AnswerOf<Sort> => answer?.sort === sort;
