import type { DeviceId } from '../basics/id.ts';
import type { IssuedCertificate } from './certificate.ts';
import { countingLinks, type Link } from './roster.ts';
import { rosterSizes } from './roster-sizes.ts';

/** A step on the way from the founder to a device, from its end. */
export interface Step {
  readonly device: DeviceId;
  readonly issued: IssuedCertificate | undefined;
  readonly from: Step | undefined;
  readonly depth: number;
}

/**
 * The shortest way to each device, those nearer to the founder first; of several the one whose last certificate comes first as
 * bytes.
 */
export function shortestWays(links: readonly Link[]): ReadonlyMap<DeviceId, Step> {
  const byIssuer = new Map<DeviceId | undefined, Link[]>();
  for (const link of links) {
    const issuer = link.issuer?.device.device;
    const own = byIssuer.get(issuer);
    if (own === undefined) byIssuer.set(issuer, [link]);
    else own.push(link);
  }
  const steps = new Map<DeviceId, Step>();
  let next = byIssuer.get(undefined) ?? [];
  for (let depth = 0; next.length > 0; depth += 1) {
    const reached = countingLinks(next);
    for (const [device, { issued, issuer }] of reached) {
      const from = issuer && steps.get(issuer.device.device);
      steps.set(device, { device, issued, from, depth });
    }
    next = [...reached.keys()]
      .flatMap((device) => byIssuer.get(device) ?? [])
      .filter(({ device }) => !steps.has(device.device));
  }
  return steps;
}

/**
 * Who has a place where there are more devices than places. Each device shares what places it has been left among those whom it
 * let in: whoever brings few gets all they need, the others as many as each other. So however many somebody lets in, those take
 * no place from anybody but from who hangs on them.
 */
export function placesOn(ways: ReadonlyMap<DeviceId, Step>): ReadonlySet<DeviceId> {
  if (ways.size <= rosterSizes.places) return new Set(ways.keys());
  const steps = [...ways.values()];
  const letInBy = new Map<Step | undefined, Step[]>();
  const sizes = new Map<Step, number>();
  const sizeOf = (step: Step): number => sizes.get(step) ?? 1;
  for (const step of steps.toReversed()) {
    const { from } = step;
    if (from !== undefined) sizes.set(from, sizeOf(from) + sizeOf(step));
    const beside = letInBy.get(from);
    if (beside === undefined) letInBy.set(from, [step]);
    else beside.push(step);
  }
  const places = new Map<Step | undefined, number>([[undefined, rosterSizes.places]]);
  const share = (from: Step | undefined): void => {
    // One is its own.
    let left = (places.get(from) ?? 0) - (from === undefined ? 0 : 1);
    const below = letInBy.get(from) ?? [];
    below.sort((a, b) => sizeOf(a) - sizeOf(b) || (a.device < b.device ? -1 : 1));
    for (const [index, step] of below.entries()) {
      if (left <= 0) return;
      const own = Math.min(sizeOf(step), Math.ceil(left / (below.length - index)));
      places.set(step, own);
      left -= own;
    }
  };
  share(undefined);
  for (const step of steps) share(step);
  return new Set(steps.flatMap((step) => (places.has(step) ? step.device : [])));
}
