import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { readStatementSubmittedAt } from "#app/areas/challenge/statement-submitted.server.ts";
import { listMilestones, readChallenge } from "#app/areas/challenge/store.server.ts";
import { listUndertakings } from "#app/areas/decisions/read-stands.server.ts";
import { readReportIssue } from "#app/areas/findings/report-issue.server.ts";
import { listReceivedTitles } from "#app/areas/preparation/read-pack.server.ts";
import { type HeldOnSite, readHeldOnSite } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { PERSON_KIND_PLURALS } from "#app/areas/timetable/plan/timetable-words.ts";
import { onSiteWhen } from "#app/areas/visits/on-site-days.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { formatDays } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { outlineOf, reportFormat } from "./outline.ts";
import { type StartingFacts, startingText } from "./starting-text.ts";
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
    const dateOf = (key: string) => milestones.find((one) => one.key === key) ?? null;
    const onSite = await readOnSiteDays(challengeId, tx);
    const begun = new Set((await listReportSections(permit, tx)).map((section) => section.key));
    const facts: StartingFacts = {
      today: dayOf(now),
      councils: challenge.councils.map((council) => council.name),
      isPartnership: challenge.isPartnership,
      onSite: onSite === null ? null : { when: onSiteWhen(onSite) ?? "", last: onSite.last },
      themeTitles: themes.map((theme) => theme.title),
      prepared: {
        statementSubmitted: (await readStatementSubmittedAt(permit, tx)) !== null,
        documents: (await listReceivedTitles(permit, tx)).length,
      },
      ...heldWords(await readHeldOnSite(permit, onSite?.phases.map(({ visitId }) => visitId) ?? [], tx)),
      dates: {
        report: dateOf("report-published"),
        plan: dateOf("action-plan-published"),
        review: dateOf("progress-review"),
      },
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

function heldWords({ kinds, dailyFeedback, finalFeedback }: HeldOnSite) {
  return {
    peopleMet: kinds.map((kind) => PERSON_KIND_PLURALS[kind].toLowerCase()),
    feedback: {
      daily: dailyFeedback.length === 0 ? null : formatDays(dailyFeedback),
      final: finalFeedback.length === 0 ? null : formatDays(finalFeedback),
    },
  };
}
