// @vitest-environment jsdom
import { cleanup, render, screen } from '@solidjs/testing-library';
import { createSignal, For, Show, type JSX } from 'solid-js';
import { afterEach, expect, test } from 'vitest';
import { passFocusOn } from '../../src/app/ui/pass-focus-on.ts';

afterEach(cleanup);

/** A page with some plants, each of which can open its tools. */
function garden() {
  const [plants, setPlants] = createSignal(['fern', 'moss', 'reed']);
  const [open, setOpen] = createSignal<string>();
  const Plant = (props: { readonly name: string }): JSX.Element => {
    let opener: HTMLButtonElement | undefined;
    return (
      <li ref={(row) => passFocusOn(row)}>
        <button
          ref={(own) => {
            opener = own;
          }}
          onClick={() => setOpen(props.name)}
        >
          {props.name}
        </button>
        <Show when={open() === props.name}>
          <form ref={(form) => passFocusOn(form, () => opener)}>
            <button type="button">{`water ${props.name}`}</button>
          </form>
        </Show>
      </li>
    );
  };
  render(() => (
    <main id="page">
      <h1 tabindex="-1">Garden</h1>
      <ul>
        <For each={plants()}>{(name) => <Plant name={name} />}</For>
      </ul>
    </main>
  ));
  const button = (name: string): HTMLElement => screen.getByRole('button', { name });
  return { setPlants, setOpen, button };
}

/** What has focus once the page has come to rest. */
async function focused(): Promise<string | null | undefined> {
  await Promise.resolve();
  return document.activeElement?.textContent;
}

test('focus goes on to what comes after, else to what came before, else to the heading of the page', async () => {
  const { setPlants, button } = garden();
  button('moss').focus();
  setPlants(['fern', 'reed']);
  expect(await focused()).toBe('reed');
  setPlants(['fern']);
  expect(await focused()).toBe('fern');
  setPlants([]);
  expect(await focused()).toBe('Garden');
});

test('when tools close, focus goes back to what opened them; when their row goes too, to the next row', async () => {
  const { setPlants, setOpen, button } = garden();
  button('fern').click();
  button('water fern').focus();
  setOpen(undefined);
  expect(await focused()).toBe('fern');
  button('fern').click();
  button('water fern').focus();
  setPlants(['moss', 'reed']);
  expect(await focused()).toBe('moss');
});

test('who is elsewhere on the page, or has been taken somewhere, stays there', async () => {
  const { setPlants, button } = garden();
  button('reed').focus();
  setPlants(['moss', 'reed']);
  expect(await focused()).toBe('reed');
  button('moss').focus();
  setPlants(['reed']);
  document.querySelector('h1')?.focus();
  expect(await focused()).toBe('Garden');
});
