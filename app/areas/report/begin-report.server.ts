import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { listMilestones, readChallenge } from "#app/areas/challenge/store.server.ts";
import { listUndertakings } from "#app/areas/decisions/read-stands.server.ts";
import { readReportIssue } from "#app/areas/findings/report-issue.server.ts";
import { onSiteWhen } from "#app/areas/visits/on-site-days.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { outlineOf, reportFormat } from "./outline.ts";
import { startingText } from "./starting-text.ts";
import { listReportSections, readShape } from "./store.server.ts";

/**
 * Puts a first text into every part of the report that has none yet, computed from the record. Optional parts are
 * left alone. May be repeated: a text that exists is never touched. Throws forbidden, or conflict once the final report
 * is issued.
 */
export async function beginReport(permit: PeerTeamPermit, now: Date): Promise<void> {
  demand(permit, "report.write");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    if ((await readReportIssue(permit, tx)).hasFinal) {
      throw new AppError("conflict", "The final report has been issued, so there is nothing to start.");
    }
    const challenge = await readChallenge(permit, tx);
    const { themes } = await readShape(permit, tx);
    const milestones = await listMilestones(permit, tx);
    const dueOn = (key: string) => milestones.find((one) => one.key === key)?.dueOn ?? null;
    const begun = new Set((await listReportSections(permit, tx)).map((section) => section.key));
    const facts = {
      councils: challenge.councils.map((council) => council.name),
      isPartnership: challenge.isPartnership,
      onSiteWhen: onSiteWhen(await readOnSiteDays(challengeId, tx)),
      themeTitles: themes.map((theme) => theme.title),
      reportDueOn: dueOn("report-published"),
      planDueOn: dueOn("action-plan-published"),
      reviewDueOn: dueOn("progress-review"),
      undertaken: await listUndertakings(permit, dayOf(now), tx),
    };
    for (const [position, part] of outlineOf(reportFormat(challenge.reportFormat)).entries()) {
      if (part.text === undefined || part.isOptional || begun.has(part.text)) continue;
      await tx.reportSection.create({
        data: {
          id: newId(),
          challengeId,
          key: part.text,
          title: part.title,
          body: startingText(part.text, facts),
          position: position * 100,
          updatedAt: now,
        },
        select: { id: true },
      });
      await record(tx, permit, { type: "report-section-saved", data: { key: part.text } }, now);
    }
  });
}
