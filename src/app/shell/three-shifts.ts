const withinMs = 2_000;
const watched = ['keydown', 'keyup', 'pointerdown'];

/**
 * Leaves when Shift is pressed and let go three times within two seconds with nothing else in between. A capital letter, a
 * selection or another way of writing (Alt with Shift) begins the count anew. Each press that counts says that it may come to
 * that. What it gives stops it.
 */
export function onThreeShifts(leave: () => void, mayLeave: () => void): () => void {
  let letGo: number[] = [];
  let isAlone = false;
  const look = (event: Event): void => {
    const { altKey, ctrlKey, key, metaKey, repeat }: Partial<KeyboardEvent> = event;
    if (key !== 'Shift' || altKey || ctrlKey || metaKey) letGo = [];
    else if (isAlone && event.type === 'keyup') {
      mayLeave();
      if (letGo.push(event.timeStamp) > 2 && event.timeStamp - (letGo.at(-3) ?? 0) <= withinMs) {
        leave();
      }
    }
    isAlone = key === 'Shift' && event.type === 'keydown' && (isAlone || !repeat);
  };
  for (const kind of watched) addEventListener(kind, look, true);
  return () => {
    for (const kind of watched) removeEventListener(kind, look, true);
  };
}
