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

/** What can be wrong with a trail. */
export type BreakKind =
  /** An event was taken out. */
  | "missing"
  /** An event does not carry the hash of the one before. */
  | "unlinked"
  /** An event's own fields do not give its hash. */
  | "changed"
  /** A chain that holds, but not the one of which a head was kept. */
  | "replaced"
  /** A head was kept of an event that is not there: the end was cut off, or an older database put back. */
  | "cut-off"
  /** Events without a place in the chain. */
  | "unnumbered"
  /** A file of heads is gone, or its beginning is. */
  | "heads-missing"
  /** An event is dated well before the one it follows, or after the present. */
  | "clock"
  /** Something in an event is not of the kind it was written as, so that nothing after it can be read. */
  | "unreadable"
  /** The database was given a trigger or a view, or another table: events may be swallowed or made up. */
  | "schema";

/** One thing that is wrong: what, at which event (null: at none in particular), and in words. */
export interface Break {
  what: BreakKind;
  event: number | null;
  sentence: string;
}

/** What is wrong with an event that should follow a head; null when it does follow. `sha256` gives the hexadecimal hash of a text. */
export function breakAt(
  head: ChainHead,
  event: ChainedEvent,
  sha256: (text: string) => string,
): Break | null {
  const at = event.sequence;
  if (at !== head.sequence + 1) {
    const sentence = `Event ${head.sequence + 1} is missing: the next one there is number ${at}.`;
    return { what: "missing", event: head.sequence + 1, sentence };
  }
  if (event.previousHash !== head.hash) {
    return { what: "unlinked", event: at, sentence: `Event ${at} does not follow the event before it.` };
  }
  if (event.hash !== sha256(chainText(event))) {
    return { what: "changed", event: at, sentence: `Event ${at} has been changed.` };
  }
  return null;
}

/**
 * How much earlier than the event before it an event may be dated, in milliseconds: a change carries the instant at which
 * it was asked for, and may have waited or reckoned for some minutes.
 */
const CLOCK_TOLERANCE_MS = 15 * 60_000;

/** Whether an instant lies so far before another that only a clock turned back, or a hand, can have written it afterwards. */
export function isDatedBefore(at: string, other: string): boolean {
  return Date.parse(at) < Date.parse(other) - CLOCK_TOLERANCE_MS;
}
