import { type ChallengePermit, type PeerTeamPermit, peerTeamPermit } from "#app/access/permit.ts";
import { dayOf } from "#app/platform/days.ts";
import type { WordDocument } from "#app/word/document.ts";
import { composeReport } from "./compose-report.ts";
import { readReportSources, recordOf } from "./read-report.server.ts";

/** The report as it stands, as the peer team's working copy. */
export async function composeWorkingCopy(permit: PeerTeamPermit, now: Date): Promise<WordDocument> {
  return composeReport(recordOf(await readReportSources(permit), dayOf(now), null));
}

/** For the command line: the record as it stands today. Throws forbidden for a permit outside the peer team. */
export function composeReportDocument(permit: ChallengePermit): Promise<WordDocument> {
  return composeWorkingCopy(peerTeamPermit(permit), new Date());
}
