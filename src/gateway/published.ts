import { type Gateway, type GatewayParts, openGateway } from './gateway.ts';

/** The gateway that serves now; another graph takes its place between two requests. */
export interface PublishedGateway {
  /** A request takes it once and keeps it to its end: what it has planned is answered by the graph it was planned for. */
  current(): Gateway;
  /** Throws, and changes nothing, where the new graph cannot be served. */
  publish(parts: GatewayParts): void;
  /** Calls with each gateway that is published from now on; returns what ends it. */
  onPublish(listener: (gateway: Gateway) => void): () => void;
}

export function publishGateway(first: GatewayParts): PublishedGateway {
  const listeners = new Set<(gateway: Gateway) => void>();
  let current = openGateway(first);
  return {
    current: () => current,
    publish(parts) {
      current = openGateway(parts);
      for (const listener of listeners) listener(current);
    },
    onPublish(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
