import type { Page } from '@playwright/test';
import type { Person } from './person.ts';

/** Everything that went over the lines of the pages that are watched. */
export interface LineRecorder {
  /** Sent or heard by a page, over a channel to another browser or over the socket to the rendezvous. */
  readonly frames: readonly Frame[];
  /** From the next page that this browser opens on, and for as long as the browser runs. */
  watch(person: Person): Promise<void>;
}

export interface Frame {
  readonly by: string;
  readonly how: 'sent to a browser' | 'heard from a browser' | 'rendezvous';
  readonly bytes: Buffer;
}

/** Keeps every frame of every line: pages are made to hand over what goes through their channels as it goes. */
export function recordLines(): LineRecorder {
  const frames: Frame[] = [];
  return {
    frames,
    async watch(person) {
      const by = person.name;
      const context = person.page().context();
      await context.exposeBinding('keepFrame', (_source, how: 'sent' | 'heard', text: string) => {
        const bytes = Buffer.from(text, 'base64');
        frames.push({
          by,
          how: how === 'sent' ? 'sent to a browser' : 'heard from a browser',
          bytes,
        });
      });
      const socketsOf = (one: Page): void => {
        one.on('websocket', (socket) => {
          const keep = ({ payload }: { payload: string | Buffer }): void => {
            frames.push({ by, how: 'rendezvous', bytes: Buffer.from(payload) });
          };
          socket.on('framesent', keep);
          socket.on('framereceived', keep);
        });
      };
      context.on('page', socketsOf);
      for (const one of context.pages()) socketsOf(one);
      await context.addInitScript(handOverFrames);
    },
  };
}

/** Runs in the page, before any script of it. */
function handOverFrames(): void {
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const keep = async (how: 'sent' | 'heard', data: unknown): Promise<void> => {
    let bytes: Uint8Array | undefined;
    if (typeof data === 'string') bytes = new TextEncoder().encode(data);
    else if (data instanceof Blob) bytes = new Uint8Array(await data.arrayBuffer());
    else if (data instanceof ArrayBuffer) bytes = new Uint8Array(data.slice(0));
    else if (ArrayBuffer.isView(data))
      bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
    const hand: unknown = Reflect.get(window, 'keepFrame');
    if (bytes !== undefined && typeof hand === 'function')
      Reflect.apply(hand, undefined, [how, base64(bytes)]);
  };
  const listen = (channel: RTCDataChannel): void =>
    channel.addEventListener('message', ({ data }) => void keep('heard', data));
  const Real = RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('datachannel', ({ channel }) => listen(channel));
    }
    override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
      const channel = super.createDataChannel(label, options);
      listen(channel);
      return channel;
    }
  };
  const send: unknown = Reflect.get(RTCDataChannel.prototype, 'send');
  Reflect.set(RTCDataChannel.prototype, 'send', function (this: RTCDataChannel, data: unknown) {
    void keep('sent', data);
    if (typeof send === 'function') Reflect.apply(send, this, [data]);
  });
}
