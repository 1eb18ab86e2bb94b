/** A piece of a ring: from one angle to another (degrees, clockwise from the top) between two radii. */
export interface RingPiece {
  readonly from: number;
  readonly to: number;
  readonly inner: number;
  readonly outer: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point at an angle (degrees, clockwise from the top) and a distance from the middle. */
export function pointAt(angle: number, radius: number): Point {
  const radians = ((angle - 90) * Math.PI) / 180;
  return { x: round(radius * Math.cos(radians)), y: round(radius * Math.sin(radians)) };
}

/** The outline of a piece of a ring, `gap` units smaller on each side, so that pieces stand apart evenly. */
export function ringPath({ from, to, inner, outer }: RingPiece, gap: number): string {
  const edge = (radius: number): { readonly start: Point; readonly end: Point } => {
    const turn = (Math.asin(gap / radius) * 180) / Math.PI;
    return { start: pointAt(from + turn, radius), end: pointAt(to - turn, radius) };
  };
  const near = edge(inner + gap);
  const far = edge(outer - gap);
  return [
    `M${near.start.x} ${near.start.y}`,
    `L${far.start.x} ${far.start.y}`,
    `A${outer - gap} ${outer - gap} 0 0 1 ${far.end.x} ${far.end.y}`,
    `L${near.end.x} ${near.end.y}`,
    `A${inner + gap} ${inner + gap} 0 0 0 ${near.start.x} ${near.start.y}`,
    'Z',
  ].join('');
}

/** Where a word stands in the middle of a piece, along its radius, and never upside down. */
export function alongRadius({ from, to, inner, outer }: RingPiece): string {
  const angle = (from + to) / 2;
  const { x, y } = pointAt(angle, (inner + outer) / 2);
  const onLeft = ((angle % 360) + 360) % 360 > 180;
  return `translate(${x} ${y}) rotate(${round(onLeft ? angle + 90 : angle - 90)})`;
}

/** Where a word stands in the middle of a piece, upright. */
export function upright({ from, to, inner, outer }: RingPiece): string {
  const { x, y } = pointAt((from + to) / 2, (inner + outer) / 2);
  return `translate(${x} ${y})`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
