import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { countRowsOf } from "#app/areas/archive/count-rows.server.ts";
import { listRecordIds, readMaker, removeChallenge } from "#app/areas/challenge/remove-challenge.server.ts";
import { dropUnusedRecords } from "#app/areas/councils/drop-unused-records.server.ts";
import { dropSourceFiles, listSourceFiles } from "#app/areas/scope/read-sources.server.ts";
import { listDoings } from "#app/audit/read-events.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { type Db, db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { type Doing, whatStandsInTheWay } from "./may-delete.ts";

/** What goes with a challenge, and how one and several of it are called. */
const COUNTED = [
  ["SourceDocument", "source document", "source documents"],
  ["Theme", "theme", "themes"],
  ["Question", "question", "questions"],
  ["Prompt", "prompt", "prompts"],
  ["FocusArea", "focus area", "focus areas"],
  ["ScopeWarning", "warning or line of the letter", "warnings and lines of the letter"],
  ["Milestone", "key date", "key dates"],
  ["Peer", "place in the peer team", "places in the peer team"],
  ["PackItem", "document of the pack", "documents of the pack"],
  ["Site", "site", "sites"],
  ["Person", "person to be met", "people to be met"],
  ["Session", "session", "sessions"],
] as const;

/** What would go with a challenge, in words, and what keeps it from being deleted. */
export interface Deletion {
  goes: string[];
  rows: number;
  inTheWay: Doing[];
}

/** Looks at a challenge that somebody wants to delete. Throws forbidden. */
export async function readDeletion(permit: ChallengePermit, client: Db = db): Promise<Deletion> {
  demand(permit, "challenge.move");
  const makerId = await readMaker(permit.challengeId, client);
  const doings = await listDoings(permit.challengeId, client);
  const goes: string[] = [];
  let rows = 0;
  for (const [table, one, several] of COUNTED) {
    const count = await countRowsOf(permit, table, client);
    rows += count;
    if (count > 0) goes.push(`${count} ${count === 1 ? one : several}`);
  }
  return { goes, rows, inTheWay: whatStandsInTheWay(doings, [makerId, permit.actor.accountId]) };
}

/**
 * Deletes a challenge with all that belongs to it, the files of its documents that nothing else names, and the records of its councils that
 * nothing else uses. What was done in it stays in the
 * trail, with a line outside any challenge that says who deleted it. Throws forbidden, or conflict where something stands in the way.
 */
export async function deleteChallenge(permit: ChallengePermit, now: Date): Promise<void> {
  const files = await transaction(async (tx) => {
    const { rows, inTheWay } = await readDeletion(permit, tx);
    if (inTheWay.length > 0) {
      throw new AppError(
        "conflict",
        "This challenge cannot be deleted any more: something was sent, agreed, released or recorded in it meanwhile, or somebody else has written in it.",
      );
    }
    const named = await listSourceFiles(permit.challengeId, tx);
    const records = await listRecordIds(permit.challengeId, tx);
    await removeChallenge(tx, permit.challengeId);
    await recordOutsideChallenge(
      tx,
      { actor: permit.actor, challengeId: null, requestId: permit.requestId },
      { type: "challenge-deleted", data: { challengeId: permit.challengeId, rows } },
      now,
    );
    await dropUnusedRecords(tx, records, permit, now);
    return named;
  });
  await dropSourceFiles(files);
}
