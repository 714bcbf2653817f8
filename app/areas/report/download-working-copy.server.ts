import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { takeWorkingCopy, type WorkingCopyFile } from "#app/areas/challenge/take-working-copy.server.ts";
import { composeWorkingCopy } from "./document.server.ts";

/** The Word file, with its name, of the report as it stands, for the peer team, and the trace that it was taken. Throws forbidden. */
export async function downloadWorkingCopy(permit: PeerTeamPermit, now: Date): Promise<WorkingCopyFile> {
  demand(permit, "report.draft");
  return takeWorkingCopy(permit, await composeWorkingCopy(permit, now), now);
}
