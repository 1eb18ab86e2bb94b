const withinMs = 2_000;
const watched = ['keydown', 'keyup', 'pointerdown'] as const;

/**
 * Leaves when Shift is pressed and let go three times within two seconds with nothing else in between. A capital letter, a
 * selection or another way of writing (Alt with Shift) begins the count anew. What it gives stops it.
 */
export function onThreeShifts(leave: () => void): () => void {
  let letGo: readonly number[] = [];
  let isAlone = false;
  const look = (event: Event): void => {
    const isShift =
      event instanceof KeyboardEvent &&
      event.key === 'Shift' &&
      !(event.ctrlKey || event.altKey || event.metaKey);
    if (!isShift) letGo = [];
    else if (event.type === 'keyup' && isAlone) {
      letGo = [...letGo, event.timeStamp].slice(-3);
      if (letGo.length > 2 && event.timeStamp - (letGo[0] ?? 0) <= withinMs) leave();
    }
    isAlone = isShift && event.type === 'keydown' && (isAlone || !event.repeat);
  };
  for (const kind of watched) addEventListener(kind, look, true);
  return () => {
    for (const kind of watched) removeEventListener(kind, look, true);
  };
}
