import { transaction } from "../platform/db.server.ts";
import type { ChainHead } from "./chain.ts";
import { appendEverywhere } from "./keep-heads.server.ts";
import { restoredLine } from "./kept-heads.ts";
import { BY_ITSELF, readHead, recordOutsideChallenge } from "./record.server.ts";

/**
 * Says in the trail and in every file of heads that the database was put back from a back-up taken at `takenAt`: call it once,
 * as soon as the back-up's database stands in its place and is brought up to date, before anything else is written. Heads of
 * what came after the back-up count no longer, so that `cpc audit verify` tells this from a database put back by hand.
 * Answers the new head. Throws an AppError when a file of heads cannot be written.
 */
export async function recordRestore({ takenAt }: { takenAt: Date }, now: Date): Promise<ChainHead> {
  const head = await transaction(async (tx) => {
    const { sequence: lastEvent } = await readHead(tx);
    const data = { takenAt: takenAt.toISOString(), lastEvent };
    await recordOutsideChallenge(tx, BY_ITSELF, { type: "restored", data }, now);
    return readHead(tx);
  });
  await appendEverywhere(restoredLine(head));
  return head;
}
