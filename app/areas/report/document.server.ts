import { type ChallengeScope, type PeerTeamScope, peerTeamScope } from "#app/access/scope.ts";
import { dayOf } from "#app/platform/days.ts";
import type { WordDocument } from "#app/word/document.ts";
import { composeReport } from "./compose-report.ts";
import { readReportSources, recordOf } from "./read-report.server.ts";

/** The report as it stands, as the peer team's working copy. */
export async function composeWorkingCopy(scope: PeerTeamScope, now: Date): Promise<WordDocument> {
  return composeReport(recordOf(await readReportSources(scope), dayOf(now), null));
}

/** For the command line: the record as it stands today. Throws forbidden for a scope outside the peer team. */
export function composeReportDocument(scope: ChallengeScope): Promise<WordDocument> {
  return composeWorkingCopy(peerTeamScope(scope), new Date());
}
