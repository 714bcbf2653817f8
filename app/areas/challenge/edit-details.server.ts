import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { changeFirstPhase } from "#app/areas/visits/write-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile } from "#app/writing/merge/changed-meanwhile.ts";
import { type MovedMilestone, movedMilestones, type OnSite } from "./milestone-plan.ts";
import { onSiteProblem } from "./new-challenge.ts";
import type { QuestionSet, ReportFormat } from "./question-sets.ts";
import { readOnSite } from "./read-on-site.server.ts";
import { listMilestones, readChallenge } from "./store.server.ts";
import { tellOfMovedDate } from "./tell-of-moved-date.server.ts";

/** The details of a challenge as somebody typed them. */
export interface DetailsInput {
  version: number;
  title: string;
  councils: readonly { id: string; name: string; shortName: string }[];
  onSiteStart: Day | null;
  onSiteEnd: Day | null;
  reportFormat: ReportFormat;
  /** Whether the dates that follow from the days on site move with them; needed when some would. */
  moveDates?: "move" | "keep" | undefined;
}

/** The key dates that would move with new days on site. */
export async function datesThatMove(
  permit: ChallengePermit,
  after: OnSite,
  client?: Db,
): Promise<MovedMilestone[]> {
  const challenge = await readChallenge(permit, client);
  const before = await readOnSite(permit.challengeId, client);
  if (before.start === after.start && before.end === after.end) return [];
  const milestones = await listMilestones(permit, client);
  return movedMilestones(milestones, before, after, challenge.questionSet as QuestionSet["key"]);
}

/**
 * Saves title, councils' names, days on site and report format. When key dates follow from the days on site the
 * person has to say whether they move: the refusal at `moveDates` asks. Throws forbidden, invalid or conflict.
 */
export async function editDetails(permit: ChallengePermit, input: DetailsInput, now: Date): Promise<void> {
  demand(permit, "challenge.manage");
  const problem = onSiteProblem(input.onSiteStart, input.onSiteEnd);
  if (problem !== null) throw new AppError("invalid", problem, { field: "onSiteEnd" });
  const names = input.councils.map((council) => council.name.toLowerCase());
  if (new Set(names).size < names.length) {
    throw new AppError("invalid", "Two councils cannot have the same name.", {
      field: `councils[${names.findIndex((name, index) => names.indexOf(name) !== index)}].name`,
    });
  }
  await transaction(async (tx) => {
    const moved = await datesThatMove(permit, { start: input.onSiteStart, end: input.onSiteEnd }, tx);
    if (moved.length > 0 && input.moveDates === undefined) {
      throw new AppError("invalid", "Choose whether the dates that follow from the visit move with it.", {
        field: "moveDates",
      });
    }
    const { count } = await tx.challenge.updateMany({
      where: { id: permit.challengeId, version: input.version },
      data: {
        title: input.title,
        reportFormat: input.reportFormat,
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      throw new ChangedMeanwhile();
    }
    await changeFirstPhase(tx, permit.challengeId, { start: input.onSiteStart, end: input.onSiteEnd });
    for (const council of input.councils) {
      await tx.participatingCouncil.updateMany({
        where: { id: council.id, challengeId: permit.challengeId },
        data: { name: council.name, shortName: council.shortName },
      });
    }
    if (input.moveDates === "move") {
      for (const { id, label, dueOn, notBefore } of moved) {
        await tx.milestone.updateMany({
          where: { id, challengeId: permit.challengeId },
          data: { dueOn, notBefore, version: { increment: 1 } },
        });
        await tellOfMovedDate(tx, permit, { id, label, dueOn }, now);
      }
    }
    const what =
      moved.length > 0 ? `details; key dates ${input.moveDates === "move" ? "moved" : "kept"}` : "details";
    await record(tx, permit, { type: "challenge-changed", data: { what } }, now);
  });
}
