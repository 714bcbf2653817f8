import type { ChallengePermit } from "#app/access/permit.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { isEmptyVisit, writeDays, writeVisit } from "#app/areas/visits/write-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import type { Day } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";

/**
 * Gives the day of a progress review a visit, inside the transaction that saves the day: without one the review could hold no session and no
 * note. Where there is no review yet it makes one of this day; a review without days, and an empty one that had the earlier day alone,
 * get it. Anything else stays as somebody arranged it, and so does a day that a visit has already. No key date counts from a review's days.
 */
export async function keepReviewVisit(
  tx: Tx,
  permit: ChallengePermit,
  { from, to }: { from: Day | null; to: Day | null },
  now: Date,
): Promise<void> {
  const visits = await listVisits(permit.challengeId, tx);
  if (to === null || visits.some(({ days }) => days.includes(to))) return;
  const reviews = visits.filter(({ kind }) => kind === "progress-review");
  const [only] = reviews;
  if (reviews.length > 1) return;
  if (only === undefined) {
    const visit = { kind: "progress-review", title: "", days: [to] } as const;
    await recordChange(await writeVisit(tx, permit.challengeId, visit), "made with the review");
    return;
  }
  const hadThatDay = only.days.length === 1 && only.days[0] === from && (await isEmptyVisit(only.id, tx));
  if (only.days.length > 0 && !hadThatDay) return;
  await writeDays(tx, only.id, [to]);
  await recordChange(only.id, "day changed with the review");

  async function recordChange(visitId: string, what: string) {
    await record(tx, permit, { type: "visit-changed", data: { visitId, what } }, now);
  }
}
