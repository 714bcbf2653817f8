import { setTimeout as wait } from "node:timers/promises";
import { type ChallengePermit, demand, type VisitPermit } from "#app/access/permit.ts";
import {
  makeProposal,
  readProposal,
  takeProposal,
} from "#app/areas/timetable/making/make-proposal.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import { permitAtFirstPhase } from "#app/areas/visits/permit-at-visit.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { readDemonstration } from "./demonstration.server.ts";

/** How long the search may take, in seconds, and how often its end is looked for. */
const SEARCH_SECONDS = 5;
const LOOK_AGAIN_MS = 200;
/** A machine that is very busy may need longer than the search was given. */
const LONGEST_WAIT_MS = 60_000;

/** What one press came to: how many sessions were placed, and the number of the version that was released. */
export interface MadeAndReleased {
  placed: number;
  version: number;
}

/**
 * Looks for a timetable, takes the best that is found and releases it, telling nobody: only in the demonstration, where nobody has
 * to look at it first. Throws forbidden, not-found in any other challenge, invalid or conflict as the steps do, and conflict when
 * the search came to nothing.
 */
export async function makeAndRelease(given: ChallengePermit, now: Date): Promise<MadeAndReleased> {
  const permit = await permitAtFirstPhase(given);
  demand(permit, "timetable.edit");
  demand(permit, "timetable.release");
  await readDemonstration(permit);
  const proposalId = await makeProposal(permit, { seconds: SEARCH_SECONDS, keep: "placed" }, now);
  await endOfSearch(permit, proposalId);
  const placed = await takeProposal(permit, proposalId, new Date());
  const { number } = await releaseTimetable(permit, { acknowledge: true, invite: false }, new Date());
  return { placed, version: number };
}

async function endOfSearch(permit: VisitPermit, proposalId: string): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_AGAIN_MS) {
    const { status } = await readProposal(permit, proposalId);
    if (status === "ready") return;
    if (status !== "running") break;
    await wait(LOOK_AGAIN_MS);
  }
  throw new AppError(
    "conflict",
    "The search came to nothing, because the service is busy or was started anew. Nothing was placed: press the button again.",
  );
}
