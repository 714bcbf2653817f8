import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { db, transaction } from "../platform/db.server.ts";
import { env } from "../platform/env.server.ts";
import { breakAt, type ChainedEvent, type ChainHead, chainText, EMPTY_CHAIN } from "./chain.ts";
import { readHead, sha256 } from "./record.server.ts";

/** Events read at a time: a trail of a million fits in memory. */
const READ_AT_A_TIME = 2_000;

/** What was found. `head` is the last event that holds: keep it elsewhere to find later what was cut off. */
export interface ChainReport {
  isWhole: boolean;
  events: number;
  head: ChainHead;
  /** What is wrong first, in words; null when nothing is. */
  problem: string | null;
}

/** The file beside the database in which heads of the chain are kept: an event removed at the end is missed there. */
const headsFile = () => join(env.dataDir, "audit-heads.txt");

/**
 * Goes through the whole chain and says where it first breaks: an event changed, taken out, put in, moved, or cut off at
 * the end. `expected` is a head somebody has kept, besides those of the file.
 */
export async function verifyChain(expected: readonly ChainHead[] = []): Promise<ChainReport> {
  const known = new Map<number, string>();
  for (const { sequence, hash } of [...(await readKeptHeads()), ...expected]) known.set(sequence, hash);
  let head = EMPTY_CHAIN;
  const report = (problem: string | null): ChainReport => ({
    isWhole: problem === null,
    events: head.sequence,
    head,
    problem,
  });
  for (;;) {
    const events = await readAfter(head.sequence);
    for (const event of events) {
      const problem = breakAt(head, event, sha256);
      if (problem !== null) return report(problem);
      const keptHash = known.get(event.sequence);
      if (keptHash !== undefined && keptHash !== event.hash) {
        return report(
          `Event ${event.sequence} is not the one that was there when the chain was last looked at.`,
        );
      }
      head = { sequence: event.sequence, hash: event.hash };
    }
    if (events.length < READ_AT_A_TIME) break;
  }
  const last = Math.max(0, ...known.keys());
  if (last > head.sequence) {
    return report(`The trail ends at event ${head.sequence}, but there were ${last}: its end was cut off.`);
  }
  const unchained = await db.auditEvent.count({ where: { sequence: null } });
  return report(unchained > 0 ? `${unchained} events stand outside the chain.` : null);
}

async function readAfter(sequence: number): Promise<ChainedEvent[]> {
  const rows = await db.auditEvent.findMany({
    where: { sequence: { gt: sequence } },
    orderBy: { sequence: "asc" },
    take: READ_AT_A_TIME,
    select: {
      sequence: true,
      id: true,
      at: true,
      challengeId: true,
      accountId: true,
      actorName: true,
      type: true,
      data: true,
      requestId: true,
      previousHash: true,
      hash: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    sequence: row.sequence ?? 0,
    at: row.at.toISOString(),
    previousHash: row.previousHash ?? "",
    hash: row.hash ?? "",
  }));
}

async function readKeptHeads(): Promise<ChainHead[]> {
  let text: string;
  try {
    text = await readFile(headsFile(), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return text
    .split("\n")
    .map(parseHead)
    .filter((head) => head !== null);
}

/** A head as people write it down, "120:3fa9…"; null when it is not one. */
export function parseHead(text: string): ChainHead | null {
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text.trim());
  return match === null ? null : { sequence: Number(match[1]), hash: match[2] ?? "" };
}

/** Writes the present head into the file beside the database, once for each event that was ever the last. */
export async function keepHead(): Promise<void> {
  const head = await readHead(db);
  if (head.sequence === 0) return;
  const kept = await readKeptHeads();
  if (kept.some(({ sequence }) => sequence >= head.sequence)) return;
  await appendFile(headsFile(), `${head.sequence}:${head.hash}\n`, { mode: 0o600 });
}

/** Gives events that are older than the chain their place in it, in the order they happened. Once, at the first start. */
export async function chainOldEvents(): Promise<number> {
  return transaction(async (tx) => {
    const rows = await tx.auditEvent.findMany({
      where: { sequence: null },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: {
        id: true,
        at: true,
        challengeId: true,
        accountId: true,
        actorName: true,
        type: true,
        data: true,
        requestId: true,
      },
    });
    let head = await readHead(tx);
    for (const row of rows) {
      const chained = {
        ...row,
        at: row.at.toISOString(),
        sequence: head.sequence + 1,
        previousHash: head.hash,
      };
      const hash = sha256(chainText(chained));
      await tx.auditEvent.update({
        where: { id: row.id },
        data: { sequence: chained.sequence, previousHash: head.hash, hash },
        select: { id: true },
      });
      head = { sequence: chained.sequence, hash };
    }
    return rows.length;
  });
}
