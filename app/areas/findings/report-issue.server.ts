import type { ChallengePermit } from "#app/access/permit.ts";
import { listIssues } from "#app/issue/issued-versions.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/** Whether the report has left the peer team: what decides who sees recommendations and who may change them. */
export interface ReportIssue {
  /** When a version was last issued, draft or final; null before the first. */
  lastIssuedAt: Date | null;
  hasFinal: boolean;
}

/** Reads whether, and how, the report of a challenge has been issued. Says nothing of what is in it. */
export async function readReportIssue(permit: ChallengePermit, client: Db = db): Promise<ReportIssue> {
  const rows = await listIssues(permit, "report", client);
  return {
    lastIssuedAt: rows[0]?.issuedAt ?? null,
    hasFinal: rows.some((row) => row.status === "final"),
  };
}
