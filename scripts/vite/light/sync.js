/*
 * y-webrtc would carry a document. Its own stays empty for ever, feeds have a lane of their own (exchange.ts), and no
 * frame of y-webrtc's passes: so this one writes nothing and reads nothing.
 */
export const messageYjsSyncStep1 = 0;
export const messageYjsSyncStep2 = 1;
export const messageYjsUpdate = 2;
export const writeSyncStep1 = () => undefined;
export const writeSyncStep2 = () => undefined;
export const writeUpdate = () => undefined;
export const readSyncMessage = () => messageYjsUpdate;
