import type { JSX } from 'solid-js';
import { Reflections } from '../../../src/app/cards/reflections/reflections.tsx';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import type { PretendBrowser } from '../pretend-browser.ts';
import { PretendPage } from '../pretend-page.tsx';
import { reflectionsWorld } from '../pretend-reflections.ts';
import styles from './reflections-scene.module.css';

/** Reflections as the narrow column of a session shows them, and as wide as a page. */
export function ReflectionsScene(props: {
  readonly clock: SimulatedClock;
  readonly browser: PretendBrowser;
}): JSX.Element {
  const world = reflectionsWorld(props.clock);
  world.samDoes.answer(world.heard, {
    answer: 'not-quite',
    words: 'It was brave, but the part before it was harder.',
  });
  return (
    <div class={styles['scene']}>
      <PretendPage
        attune={world.attune}
        browser={props.browser}
        workspace={world.workspace}
        heading="Tuesday 24 November"
      >
        <div class={styles['columns']}>
          <Reflections session={world.session} />
          <Reflections session={world.session} />
        </div>
      </PretendPage>
    </div>
  );
}
