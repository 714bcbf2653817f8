import type { ChainHead } from "./chain.ts";

/** The name of a file of heads in its folder. */
export const HEADS_FILE = "audit-heads.txt";

/** What a new file begins with. */
export const HEADS_PREAMBLE =
  "# Heads of the audit trail: the number of its newest event and its hash. Lines are only ever added.\n";

const RESTORED = "restored ";

/** A head as people write it down, "120:3fa9…"; null when it is not one. */
export function parseHead(text: string): ChainHead | null {
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text.trim());
  return match === null ? null : { sequence: Number(match[1]), hash: match[2] ?? "" };
}

/** A head as people write it down. */
export function formatHead({ sequence, hash }: ChainHead): string {
  return `${sequence}:${hash}`;
}

/** The line that says: from this event on the database is another one, put back by `cpc restore`. */
export function restoredLine(head: ChainHead): string {
  return `${RESTORED}${formatHead(head)}`;
}

/** What a file of heads says. */
export interface KeptHeads {
  /** Heads that the trail must have. Those a restore has left behind are not among them. */
  heads: ChainHead[];
  /** Events that must be restores: each is a head too. */
  restores: ChainHead[];
}

/** Reads a file of heads. Lines that are none (a line cut off by a full disk, a comment) say nothing. */
export function readHeadLines(text: string): KeptHeads {
  let heads: ChainHead[] = [];
  const restores: ChainHead[] = [];
  for (const line of text.split("\n")) {
    const isRestore = line.startsWith(RESTORED);
    const head = parseHead(isRestore ? line.slice(RESTORED.length) : line);
    if (head === null) continue;
    if (isRestore) {
      // What came after the back-up was taken is not in the database any more, and its numbers are given again.
      heads = heads.filter(({ sequence }) => sequence < head.sequence);
      restores.push(head);
    }
    heads.push(head);
  }
  return { heads, restores };
}
