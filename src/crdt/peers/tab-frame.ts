import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';

/** The length of a tab's name in a room, and of a link's two keys. */
export const tabNameSize = 32;

/** What tabs say on their channel; every byte is in PROTOCOL.md. */
export type TabFrame =
  /** To everybody: I am here, or I am gone. */
  | { readonly tag: 'hello' | 'gone'; readonly from: Uint8Array }
  /** To one: here is a link, by my key. */
  | {
      readonly tag: 'open' | 'close';
      readonly from: Uint8Array;
      readonly to: Uint8Array;
      readonly key: Uint8Array;
    }
  /** The link is good, and this is my key. */
  | {
      readonly tag: 'accept' | 'message';
      readonly from: Uint8Array;
      readonly to: Uint8Array;
      readonly key: Uint8Array;
      readonly body: Uint8Array;
    };

const kinds = { hello: 1, gone: 2, open: 3, accept: 4, message: 5, close: 6 } as const;

/** Bytes of a frame. */
export function writeTabFrame(frame: TabFrame): Uint8Array {
  const writer = byteWriter().u8(kinds[frame.tag]).fixed(frame.from);
  if ('key' in frame) writer.fixed(frame.to).fixed(frame.key);
  if ('body' in frame) writer.fixed(frame.body);
  return writer.bytes();
}

/** Undefined when malformed. */
export function readTabFrame(data: unknown): TabFrame | undefined {
  if (!(data instanceof Uint8Array)) return undefined;
  return readBytes(data, (reader): TabFrame | undefined => {
    const kind = reader.u8();
    const from = reader.fixed(tabNameSize);
    if (kind === kinds.hello) return { tag: 'hello', from };
    if (kind === kinds.gone) return { tag: 'gone', from };
    const to = reader.fixed(tabNameSize);
    const key = reader.fixed(tabNameSize);
    if (kind === kinds.open) return { tag: 'open', from, to, key };
    if (kind === kinds.close) return { tag: 'close', from, to, key };
    const body = reader.fixed(reader.left());
    if (kind === kinds.message) return { tag: 'message', from, to, key, body };
    return kind === kinds.accept && body.length === tabNameSize
      ? { tag: 'accept', from, to, key, body }
      : undefined;
  });
}
