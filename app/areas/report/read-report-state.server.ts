import type { ChallengePermit } from "#app/access/permit.ts";
import { listIssues } from "#app/issue/issued-versions.server.ts";
import { db } from "#app/platform/db.server.ts";

/** How far the accuracy check of the report is, of all councils: numbers, no words. */
export interface AccuracyCheckState {
  /** Drafts that were issued for it. */
  drafts: number;
  comments: number;
  unanswered: number;
}

/** Whether there was an accuracy check, and what is open of it. Says nothing of what any council wrote. */
export async function readAccuracyCheck(permit: ChallengePermit): Promise<AccuracyCheckState> {
  const { challengeId } = permit;
  const [issues, comments, unanswered] = await Promise.all([
    listIssues(permit, "report", db),
    db.accuracyComment.count({ where: { challengeId } }),
    db.accuracyComment.count({ where: { challengeId, decision: null } }),
  ]);
  return { drafts: issues.filter(({ status }) => status === "draft").length, comments, unanswered };
}
