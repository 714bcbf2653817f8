import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { baseDays } from "#app/areas/dates/bases.ts";
import { changeFirstPhase, daysFromTo } from "#app/areas/visits/write-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile } from "#app/writing/merge/changed-meanwhile.ts";
import { type MovedKeyDate, movedKeyDates } from "./moved-key-dates.ts";
import { onSiteProblem } from "./new-challenge.ts";
import type { OnSite } from "./plan-key-dates.ts";
import type { ReportFormat } from "./question-sets.ts";
import { readBases } from "./read-bases.server.ts";
import { listMilestones } from "./store.server.ts";
import { tellOfMovedDate } from "./tell-of-moved-date.server.ts";
import { writeKeptDates, writeMovedDates } from "./write-moved-dates.server.ts";

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
): Promise<MovedKeyDate[]> {
  const { visits, finalReportOn } = await readBases(permit.challengeId, client);
  const first = visits.findIndex(({ kind }) => kind === "on-site");
  const moved = visits.map((visit, index) =>
    index === first ? { ...visit, days: daysFromTo(after.start, after.end) } : visit,
  );
  return movedKeyDates(
    await listMilestones(permit, client),
    baseDays(visits, finalReportOn),
    baseDays(moved, finalReportOn),
  );
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
      await writeMovedDates(tx, permit, moved);
      for (const date of moved) await tellOfMovedDate(tx, permit, date, now);
    } else {
      await writeKeptDates(tx, permit, moved, now);
    }
    const what =
      moved.length > 0 ? `details; key dates ${input.moveDates === "move" ? "moved" : "kept"}` : "details";
    await record(tx, permit, { type: "challenge-changed", data: { what } }, now);
  });
}
