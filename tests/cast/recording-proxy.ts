import { createServer, request } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** Stands between browsers and a server and keeps everything that passes the rendezvous. */
export interface RecordingProxy {
  readonly url: string;
  /** Every signalling frame of every connection, both ways, as it went over the wire. */
  readonly frames: readonly Buffer[];
  /** Every address that was asked for, with its query. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy on a free port in front of a server on this machine. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const frames: Buffer[] = [];
  const asked: string[] = [];
  const open = new Set<Socket>();
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((incoming, answer) => {
    asked.push(incoming.url ?? '');
    const { method, headers } = incoming;
    const onward = request(new URL(incoming.url ?? '/', target), { method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('upgrade', (incoming, socket, head) => {
    asked.push(incoming.url ?? '');
    sockets.handleUpgrade(incoming, socket, head, (page) => {
      const { host = '', origin = '' } = incoming.headers;
      const address = new URL(incoming.url ?? '/', target.replace(/^http/, 'ws'));
      const far = new WebSocket(address, { headers: { host, origin } });
      const early: Buffer[] = [];
      page.on('message', (data: Buffer) => {
        frames.push(data);
        if (far.readyState === WebSocket.OPEN) far.send(data.toString());
        else early.push(data);
      });
      far.on('open', () => {
        for (const data of early) far.send(data.toString());
      });
      far.on('message', (data: Buffer) => {
        frames.push(data);
        page.send(data.toString());
      });
      far.on('close', () => page.close());
      far.on('error', () => page.terminate());
      page.on('close', () => far.terminate());
      page.on('error', () => far.terminate());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    frames,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
