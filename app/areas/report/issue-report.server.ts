import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import {
  type IssuedStatus,
  type IssuedVersion,
  prepareIssue,
  writeIssuedVersion,
} from "#app/areas/challenge/issued-versions.server.ts";
import { readReportIssue } from "#app/areas/findings/report-issue.server.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { readKeptFile } from "#app/platform/files/files.server.ts";
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
  const stamp = await readReportStamp(permit);
  const sources = await readReportSources(permit);
  const slips = await readSlips(permit, sources);
  if (slips.length > 0 && !acknowledged) {
    throw new AppError(
      "invalid",
      slips.length === 1
        ? "There is a point to check. Tick the box when you have looked at it."
        : `There are ${slips.length} points to check. Tick the box when you have looked at them.`,
      { field: "acknowledged" },
    );
  }
  const refuseOr = async (client?: Parameters<typeof listComments>[1]) => {
    const unanswered = (await listComments(permit, client)).filter((each) => each.decision === null).length;
    const { hasFinal } = await readReportIssue(permit, client);
    const refusal = issueRefusal({ status, unanswered, hasFinal });
    if (refusal !== null) throw new AppError("conflict", refusal);
  };
  await refuseOr();
  const prepared = await prepareIssue(permit, "report", null, (number) =>
    composeReport(recordOf(sources, dayOf(now), { number, status })),
  );
  const fault = (await lintDocx(await readKeptFile(prepared.file.key))).find(
    (finding) => finding.severity === "error",
  );
  if (fault !== undefined) {
    throw new AppError(
      "invalid",
      `The Word file has a fault: ${fault.message} (${fault.where}). Mend it first.`,
    );
  }
  return transaction(async (tx) => {
    await refuseOr(tx);
    if ((await readReportStamp(permit, tx)) !== stamp) {
      throw new AppError(
        "conflict",
        "Something in the report was saved while it was being drawn. Look at it, then issue it again.",
      );
    }
    const version = await writeIssuedVersion(tx, permit, prepared, status, now);
    const { kind, number, sha256 } = version;
    await record(tx, permit, { type: "report-issued", data: { kind, number, sha256, status } }, now);
    return version;
  });
}
