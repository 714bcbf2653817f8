import type { Actor } from "#app/access/permit.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { askForJob } from "#app/platform/jobs/job-store.server.ts";

/** Has a job done again as soon as it can be. Throws not-found, or conflict while it is being done. */
export async function runJobAgain(actor: Actor, jobId: string, now: Date, requestId: string): Promise<void> {
  await transaction(async (tx) => {
    const kind = await askForJob(tx, jobId, now);
    const event = { type: "job-asked-for", data: { kind } } as const;
    await recordOutsideChallenge(tx, { actor, challengeId: null, requestId }, event, now);
  });
}
