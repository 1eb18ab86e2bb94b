import * as Y from 'yjs';
import { leansOn, structAt, typeContent, typeDepthLimit } from './footprint.ts';
import type { ScannedStruct, StructId } from './update-scan.ts';

/** Structs of several clients that are to be applied together, each client's in the order of its clocks. */
export type StructsByClient = ReadonlyMap<number, readonly ScannedStruct[]>;

/** The first struct of each client that cannot be placed, with what it lacks, and types that nest too deep. */
export interface OrderFaults {
  readonly stuck: readonly { readonly struct: ScannedStruct; readonly missing: StructId }[];
  readonly deep: readonly ScannedStruct[];
}

/**
 * Walks through structs in an order in which each finds what it leans on, as Yjs will. Honest ones always
 * have such an order; made-up circles have none and would stay pending in the live document for ever.
 */
export function checkStructOrder(
  doc: Y.Doc,
  structsByClient: StructsByClient,
  watchDepth: boolean,
): OrderFaults {
  const depths = new Map<ScannedStruct, number>();
  const deep: ScannedStruct[] = [];
  const nextByClient = new Map<number, number>();
  const reachedByClient = new Map<number, number>();
  const waiters = new Map<number, number[]>();
  const reached = (client: number): number => {
    let clock = reachedByClient.get(client);
    if (clock === undefined) {
      clock = Y.getState(doc.store, client);
      reachedByClient.set(client, clock);
    }
    return clock;
  };
  const missingOf = (struct: ScannedStruct): StructId | undefined =>
    leansOn(struct).find((id) => id.clock >= reached(id.client));
  const depthAt = (id: StructId): number => {
    const planned = structAt(structsByClient.get(id.client), id.clock);
    if (planned !== undefined) return depths.get(planned) ?? 0;
    return liveDepth(doc, id);
  };
  const place = (struct: ScannedStruct): void => {
    if (!watchDepth) return;
    const beside = struct.origin ?? struct.rightOrigin;
    let depth = 1;
    if (beside !== undefined) depth = depthAt(beside);
    else if (struct.parent !== undefined && typeof struct.parent !== 'string') {
      depth = depthAt(struct.parent) + 1;
    }
    const tooDeep = struct.content === typeContent && depth > typeDepthLimit;
    if (tooDeep) deep.push(struct);
    // What lies in a type that is applied as gone is gone as well, however deep.
    depths.set(struct, tooDeep ? 0 : depth);
  };

  const ready = [...structsByClient.keys()];
  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const structs = structsByClient.get(client) ?? [];
    const before = nextByClient.get(client) ?? 0;
    let next = before;
    for (; next < structs.length; next += 1) {
      const struct = structs[next];
      if (struct === undefined) break;
      const missing = missingOf(struct);
      if (missing !== undefined) {
        const list = waiters.get(missing.client) ?? [];
        list.push(client);
        waiters.set(missing.client, list);
        break;
      }
      place(struct);
      reachedByClient.set(client, Math.max(reached(client), struct.clock + struct.length));
    }
    nextByClient.set(client, next);
    const woken = waiters.get(client);
    if (woken !== undefined && next > before) {
      waiters.delete(client);
      // One of them may still have to wait for this client: it will find out and queue up again.
      ready.push(...woken.filter((other) => other !== client));
    }
  }
  const stuck: { struct: ScannedStruct; missing: StructId }[] = [];
  for (const [client, structs] of structsByClient) {
    const struct = structs[nextByClient.get(client) ?? 0];
    if (struct === undefined) continue;
    const missing = missingOf(struct);
    if (missing !== undefined) stuck.push({ struct, missing });
  }
  return { stuck, deep };
}

function liveDepth(doc: Y.Doc, id: StructId): number {
  if (id.clock >= Y.getState(doc.store, id.client)) return 0;
  let item: Y.Item | null = itemAt(doc, id);
  let depth = 0;
  while (item !== null) {
    depth += 1;
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  }
  return depth;
}

function itemAt(doc: Y.Doc, { client, clock }: StructId): Y.Item | null {
  const structs = doc.store.clients.get(client);
  if (structs === undefined) return null;
  const struct = structs[Y.findIndexSS(structs, clock)];
  return struct instanceof Y.Item ? struct : null;
}
