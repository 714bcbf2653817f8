/** One event as it stands in the chain: every field by value, so that nothing can be changed without a trace. */
export interface ChainedEvent {
  sequence: number;
  id: string;
  /** ISO 8601, to the millisecond. */
  at: string;
  challengeId: string | null;
  accountId: string | null;
  actorName: string;
  type: string;
  data: string;
  requestId: string | null;
  previousHash: string;
  hash: string;
}

/** What the first event has in place of the hash of the one before. */
export const CHAIN_START = "0".repeat(64);

/** The text whose SHA-256 is an event's hash. Its form may never change: every stored hash rests on it. */
export function chainText(event: Omit<ChainedEvent, "hash">): string {
  return JSON.stringify([
    event.sequence,
    event.id,
    event.at,
    event.challengeId,
    event.accountId,
    event.actorName,
    event.type,
    event.data,
    event.requestId,
    event.previousHash,
  ]);
}

/** The last event seen of a chain: where it goes on. */
export interface ChainHead {
  sequence: number;
  hash: string;
}

export const EMPTY_CHAIN: ChainHead = { sequence: 0, hash: CHAIN_START };

/**
 * What is wrong with an event that should follow a head, in words; null when it does follow. `sha256` gives the
 * hexadecimal hash of a text.
 */
export function breakAt(
  head: ChainHead,
  event: ChainedEvent,
  sha256: (text: string) => string,
): string | null {
  if (event.sequence !== head.sequence + 1) {
    return `Event ${head.sequence + 1} is missing: the next one there is number ${event.sequence}.`;
  }
  if (event.previousHash !== head.hash) return `Event ${event.sequence} does not follow the event before it.`;
  if (event.hash !== sha256(chainText(event))) return `Event ${event.sequence} has been changed.`;
  return null;
}
