/**
 * The frames of y-webrtc's signalling protocol, JSON in text frames. What a `publish` carries is nobody's
 * business here: Attune's pages encrypt it, other clients may send an object in clear.
 */
export type SignallingMessage =
  | { readonly type: 'subscribe' | 'unsubscribe'; readonly topics: readonly string[] }
  | { readonly type: 'publish'; readonly topic: string; readonly data: unknown }
  | { readonly type: 'ping' };

/** The longest list and the longest name that are read; longer is malformed. */
export interface MessageBounds {
  readonly topicLength: number;
  readonly topicsPerConnection: number;
}

/** Reads a frame; undefined when it is anything but a message of the protocol. */
export function parseSignallingMessage(
  text: string,
  bounds: MessageBounds,
): SignallingMessage | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const isTopic = (topic: unknown): topic is string =>
    typeof topic === 'string' && topic.length > 0 && topic.length <= bounds.topicLength;
  switch (value.type) {
    case 'subscribe':
    case 'unsubscribe': {
      // y-webrtc subscribes to an empty list when no room is open.
      const topics: unknown = 'topics' in value ? value.topics : undefined;
      if (!Array.isArray(topics) || topics.length > bounds.topicsPerConnection) return undefined;
      return topics.every(isTopic) ? { type: value.type, topics } : undefined;
    }
    case 'publish': {
      if (!('topic' in value) || !isTopic(value.topic) || !('data' in value)) return undefined;
      return { type: 'publish', topic: value.topic, data: value.data };
    }
    case 'ping':
      return { type: 'ping' };
    default:
      return undefined;
  }
}

/**
 * What a topic's members receive: the message and how many they are. Built anew, so nothing but the
 * protocol's own fields passes. Undefined when the data is nested too deep to be written.
 */
export function publishFrame(
  message: { readonly topic: string; readonly data: unknown },
  clients: number,
): string | undefined {
  try {
    return JSON.stringify({ type: 'publish', topic: message.topic, data: message.data, clients });
  } catch (problem) {
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
}

/** The answer to `ping`. */
export const pongFrame: string = JSON.stringify({ type: 'pong' });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
