import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { tickMilestone } from "#app/areas/challenge/fill-milestone.server.ts";
import { countFromFinalReport } from "#app/areas/challenge/write-moved-dates.server.ts";
import { readReportIssue } from "#app/areas/findings/report-issue.server.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import { type IssuedStatus, type IssuedVersion, readFirstIssued } from "#app/issue/issued-versions.server.ts";
import { endTurn, tell } from "#app/notices/tell.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { composeReport } from "./compose-report.ts";
import { issueRefusal } from "./issue-rules.ts";
import { readReportSources, readReportStamp, recordOf } from "./read-report.server.ts";
import { readSlips } from "./read-slips.server.ts";
import { listComments } from "./store.server.ts";

export interface IssueInput {
  status: IssuedStatus;
  /** The person has looked at the slips and issues all the same. Not needed when there is none. */
  acknowledged: boolean;
}

/**
 * Issues the report: the words and the Word file are frozen, and from now on both sides of the wall read this version
 * and its recommendations. Throws forbidden; invalid while slips are not acknowledged or the file has faults; conflict
 * for a final with an unanswered comment, a draft after the final, or a record that changed meanwhile.
 */
export async function issueReport(
  permit: PeerTeamPermit,
  { status, acknowledged }: IssueInput,
  now: Date,
): Promise<IssuedVersion> {
  demand(permit, "report.issue");
  const { version } = await freezeDocument(
    permit,
    {
      kind: "report",
      councilId: null,
      status,
      read: (client) => readReportStamp(permit, client),
      changedText:
        "Something in the report was saved while it was being drawn. Look at it, then issue it again.",
      async refuse(_stamp, client) {
        const comments = await listComments(permit, client);
        const unanswered = comments.filter((each) => each.decision === null).length;
        const { hasFinal } = await readReportIssue(permit, client);
        const refusal = issueRefusal({ status, unanswered, hasFinal });
        if (refusal !== null) throw new AppError("conflict", refusal);
      },
      async compose(_stamp, number) {
        const sources = await readReportSources(permit);
        if (!acknowledged) refuseSlips((await readSlips(permit, sources, dayOf(now))).length);
        return composeReport(recordOf(sources, dayOf(now), { number, status }));
      },
      lookOver: refuseFaults,
      event: ({ kind, number, sha256 }) => ({
        type: "report-issued",
        data: { kind, number, sha256, status },
      }),
    },
    now,
    async (tx, issued) => {
      await noteIssue(tx, permit, issued, now);
      await tellOfReport(tx, permit, issued, now);
    },
  );
  return version;
}

/** A draft is the councils' to check; with the final the check of facts is over. */
async function tellOfReport(
  tx: Tx,
  permit: PeerTeamPermit,
  { number, status }: IssuedVersion,
  now: Date,
): Promise<void> {
  const about = {
    recordId: permit.challengeId,
    occasion: `version ${number}`,
    space: "shared",
    page: to.report.front(permit),
  } as const;
  if (status === "draft") {
    await tell(
      tx,
      permit,
      { kind: "draft-to-read", ...about, title: `Draft report, version ${number}` },
      now,
    );
    return;
  }
  await endTurn(tx, permit, { kind: "draft-to-read" }, now);
  await endTurn(tx, permit, { kind: "correction-to-answer" }, now);
  await tell(tx, permit, { kind: "report-final", ...about, title: `Report, version ${number}` }, now);
}

/** What a key date says of it: the draft has reached the council; dates that are counted from the final report have a day. */
async function noteIssue(
  tx: Tx,
  permit: PeerTeamPermit,
  { id, status }: IssuedVersion,
  now: Date,
): Promise<void> {
  if (status === "draft") {
    await tickMilestone(tx, permit, "draft-report", now);
    return;
  }
  const first = await readFirstIssued(permit, "report", "final", tx);
  if (first?.id === id) await countFromFinalReport(tx, permit, dayOf(now), now);
}

function refuseSlips(count: number): void {
  if (count === 0) return;
  throw new AppError(
    "invalid",
    count === 1
      ? "There is a point to check. Tick the box when you have looked at it."
      : `There are ${count} points to check. Tick the box when you have looked at them.`,
    { field: "acknowledged" },
  );
}

async function refuseFaults(bytes: Uint8Array): Promise<void> {
  const fault = (await lintDocx(bytes)).find((finding) => finding.severity === "error");
  if (fault === undefined) return;
  throw new AppError(
    "invalid",
    `The Word file has a fault: ${fault.message} (${fault.where}). Mend it first.`,
  );
}
