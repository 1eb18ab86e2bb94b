/** Gives focus to what has just come in the place of what held it. Called where the element is made (as its ref). */
export const takeFocus = (element: HTMLElement): void => queueMicrotask(() => element.focus());
