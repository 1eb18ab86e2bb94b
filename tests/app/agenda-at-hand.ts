import { fireEvent, screen, within } from '@solidjs/testing-library';
import type { ShownAgenda } from './show-agenda.tsx';

/** The sheet of the agenda. */
export const region = (): HTMLElement => screen.getByRole('region', { name: 'Agenda' });
/** Its rows. */
export const rows = (): HTMLElement[] =>
  within(region())
    .queryAllByRole('list')
    .flatMap((list) => (list.tagName === 'OL' ? within(list).getAllByRole('listitem') : []));
/** The words of the items, in the order on the page. */
export const texts = (): string[] => rows().map((row) => nameOf(row));
const nameOf = (row: HTMLElement): string =>
  document.getElementById(
    within(row).getByRole('checkbox', { name: 'Done' }).getAttribute('aria-describedby') ?? '',
  )?.textContent ?? '';
/** The row of an item. */
export function row(text: string): HTMLElement {
  const found = rows().find((one) => nameOf(one) === text);
  if (found === undefined) throw new Error(`There is no item “${text}”.`);
  return found;
}
/** Presses a button in there. */
export const press = (place: HTMLElement, name: string): void => {
  fireEvent.click(within(place).getByRole('button', { name }));
};
/** The line for the next item. */
export const addBox = (): HTMLInputElement =>
  within(region()).getByRole('textbox', { name: 'Add to the agenda' });
/** Where what was just done is said, with Undo. */
export const notices = (): HTMLElement => screen.getByRole('region', { name: 'Notices' });

/** Puts items there as Imani, one after the other. */
export const bring =
  (...items: readonly string[]) =>
  ({ room, session }: ShownAgenda): void => {
    for (const text of items) room.agenda.verbs.add({ text, session });
  };
