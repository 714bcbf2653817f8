import { sha256 } from "#app/platform/sha256.server.ts";
import { transaction } from "../platform/db.server.ts";
import { chainText } from "./chain.ts";
import { readHead } from "./record.server.ts";

/** The migration that gave events a place in a chain. */
const CHAIN_MIGRATION = "20261123023320_people_mail_timetable";

/**
 * Gives the events of a database from before the chain their place in it, in order of time, when `applied` (the migrations
 * just applied) holds the one that brought it. Never at any other time: an event that lost its number later is a sign that
 * somebody changed the trail, and hashing it would hide that. Answers how many there were.
 */
export async function chainOldEvents(applied: readonly string[]): Promise<number> {
  if (!applied.includes(CHAIN_MIGRATION)) return 0;
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
