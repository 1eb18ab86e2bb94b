import { open, readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';

/** How often something lies in the memory of a browser's processes of one type. */
export async function countInMemory(
  browser: Browser,
  type: 'renderer' | 'browser',
  sought: readonly Buffer[],
): Promise<readonly number[] | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const counts = sought.map(() => 0);
  for (const { id } of processInfo.filter((one) => one.type === type)) {
    const regions = await writableRegions(id);
    if (regions === undefined) return undefined;
    await readRegions(id, regions, (bytes) => {
      for (const [i, one] of sought.entries()) {
        for (let at = bytes.indexOf(one); at >= 0; at = bytes.indexOf(one, at + 1))
          counts[i] = (counts[i] ?? 0) + 1;
      }
    });
  }
  return counts;
}

interface Region {
  readonly from: number;
  readonly to: number;
}

/** Undefined where this machine does not let one process read another, or is not Linux. */
async function writableRegions(id: number): Promise<readonly Region[] | undefined> {
  const maps = await readFile(`/proc/${id}/maps`, 'utf8').catch(() => undefined);
  return maps?.split('\n').flatMap((line) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    return from === undefined || to === undefined
      ? []
      : [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }];
  });
}

const pieceBytes = 16 * 2 ** 20;
const pageBytes = 4_096;

async function readRegions(
  id: number,
  regions: readonly Region[],
  look: (bytes: Buffer) => void,
): Promise<void> {
  const memory = await open(`/proc/${id}/mem`, 'r').catch(() => undefined);
  if (memory === undefined) return;
  const resident = await open(`/proc/${id}/pagemap`, 'r').catch(() => undefined);
  try {
    for (const { from, to } of regions) {
      for (let at = from; at < to; at += pieceBytes) {
        const length = Math.min(pieceBytes, to - at);
        if (resident !== undefined && !(await isAnyThere(resident, at, length))) continue;
        const piece = Buffer.alloc(length);
        const read = await memory.read(piece, 0, length, at).catch(() => undefined);
        if (read !== undefined) look(piece.subarray(0, read.bytesRead));
      }
    }
  } finally {
    await resident?.close();
    await memory.close();
  }
}

/** Whether a piece of memory was ever written to: browsers set aside far more than they use. */
async function isAnyThere(
  resident: Awaited<ReturnType<typeof open>>,
  at: number,
  length: number,
): Promise<boolean> {
  const marks = Buffer.alloc((length / pageBytes) * 8);
  const read = await resident
    .read(marks, 0, marks.length, (at / pageBytes) * 8)
    .catch(() => undefined);
  if (read === undefined) return true;
  for (let mark = 7; mark < read.bytesRead; mark += 8) {
    // Present, or swapped out.
    if ((marks.readUInt8(mark) & 0xc0) !== 0) return true;
  }
  return false;
}
