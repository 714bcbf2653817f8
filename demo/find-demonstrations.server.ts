import { lastDayOnSite, readFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";
import { DEMO_STAGES, type DemoStage } from "./content/story.ts";
import { STORIES } from "./demonstration-accounts.ts";

/** A challenge of the demonstration, and how far it has come since. */
export interface DemonstrationChallenge {
  id: string;
  title: string;
  /** The first phase on site. */
  visitId: string;
  stage: string;
  lastDayOnSite: string | null;
}

/**
 * The challenges of the demonstration that are there. Each is known by its challenge manager's address, which belongs to no real
 * person, as the maker of that challenge: a manager who lets themselves make another stays the manager of the first.
 */
export async function findDemonstrations(): Promise<Map<DemoStage, DemonstrationChallenge>> {
  const found = new Map<DemoStage, DemonstrationChallenge>();
  for (const stage of DEMO_STAGES) {
    const manager = STORIES[stage].accounts.find(({ role }) => role === "challenge-manager");
    const membership = await db.membership.findFirst({
      where: { role: "challenge-manager", account: { email: manager?.email ?? "" } },
      // Ids sort by the time of making, and those of the demonstration are older than any other.
      orderBy: { challengeId: "asc" },
      select: { challenge: { select: { id: true, title: true, stage: true } } },
    });
    if (membership === null) continue;
    const { challenge } = membership;
    found.set(stage, {
      ...challenge,
      visitId: (await readFirstPhase(challenge.id)).id,
      lastDayOnSite: await lastDayOnSite(challenge.id),
    });
  }
  return found;
}
