import { NotStretched } from '../vault/argon2-cost.ts';
import type { Stretch } from '../vault/argon2-cost.ts';
import address from '../vault/stretch-worker.ts?worker&url';

/**
 * Argon2id in a worker of its own, which goes with its memory when it has answered. Only this worker's own response lets
 * WebAssembly be compiled (src/server/content-policy.ts).
 */
export const workerStretch: Stretch = (options) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(address, { type: 'module' });
    worker.onmessage = ({ data }: { data: unknown }) => {
      worker.terminate();
      if (data instanceof Uint8Array) resolve(data);
      else reject(new NotStretched());
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new NotStretched());
    };
    worker.postMessage(options);
  });
