/** The same things with the one at `from` standing at `to`; unchanged where either is not a place among them. */
export function moved<Thing>(things: readonly Thing[], from: number, to: number): readonly Thing[] {
  const thing = things[from];
  if (thing === undefined || to < 0 || to >= things.length) return things;
  const rest = things.toSpliced(from, 1);
  return rest.toSpliced(to, 0, thing);
}
