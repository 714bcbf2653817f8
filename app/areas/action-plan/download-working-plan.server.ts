import type { CouncilPermit } from "#app/access/permit.ts";
import { takeWorkingCopy, type WorkingCopyFile } from "#app/areas/challenge/take-working-copy.server.ts";
import { composePlan } from "./document.server.ts";
import { readPlan } from "./read-plan.server.ts";

/** The Word file, with its name, of the council's own plan as it stands, and the trace that it was taken. */
export async function downloadWorkingPlan(permit: CouncilPermit, now: Date): Promise<WorkingCopyFile> {
  return takeWorkingCopy(permit, await composePlan(permit, await readPlan(permit), null, now), now);
}
