import Footprints from 'lucide-solid/icons/footprints';
import { Show, type JSX } from 'solid-js';
import type { MemberId } from '../../../crdt/basics/id.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { togetherWords } from '../../words/together.ts';

/** Goes along with somebody who is here, from page to page; how to stop it is shown by the frame. */
export function FollowButton(props: { readonly member: MemberId }): JSX.Element {
  const { follow, following, nameOf, presence } = useWorkspace();
  const mayFollow = (): boolean =>
    following() !== props.member && presence().some((one) => one.member === props.member);
  return (
    <Show when={mayFollow()}>
      <Button
        look="quiet"
        icon={Footprints}
        word={togetherWords.follow(nameOf(props.member))}
        ref={(own) => passFocusOn(own)}
        onClick={() => follow(props.member)}
      />
    </Show>
  );
}
