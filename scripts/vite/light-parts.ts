import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('light/', import.meta.url));

/** What stands in simple-peer's place under y-webrtc. */
export const thinPeer = fileURLToPath(
  new URL('../../src/crdt/peers/webrtc/thin-peer.ts', import.meta.url),
);

/** What y-webrtc brings for meeting, which is ours to do; see y-webrtc-room.ts. */
const lightForYWebrtc = new Set(['websocket', 'broadcastchannel']);

/**
 * Leaves out of the app what packages bring for other surroundings: under y-webrtc our own thin peer stands in
 * simple-peer's place; y-webrtc's own sockets, tab channel, sync and awareness, which are never used, lib0's console
 * drawings and its questions about where it runs stay away; and icons are drawn in the one way that we ask for. About
 * 40 KB less to load.
 */
export function lightParts(): Plugin {
  return {
    name: 'attune-light-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined) return null;
      if (source === 'simple-peer/simplepeer.min.js') return thinPeer;
      if (source.startsWith('y-protocols/'))
        return path.join(folder, `${path.basename(source)}.js`);
      const ofLib0 = source.replace(/^lib0\//, '');
      if (/[\\/]y-webrtc[\\/]src[\\/]/.test(importer) && lightForYWebrtc.has(ofLib0)) {
        return path.join(folder, `${ofLib0}.js`);
      }
      if (source === '../Icon' && /[\\/]lucide-solid[\\/]/.test(importer)) {
        return path.join(folder, 'lucide-icon.js');
      }
      if (source === 'lib0/logging') return path.join(folder, 'logging.js');
      const isOfLib0 = /[\\/]lib0[\\/]/.test(importer) && source === './environment.js';
      if (source === 'lib0/environment' || isOfLib0) return path.join(folder, 'environment.js');
      return null;
    },
  };
}
